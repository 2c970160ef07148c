package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The handbook's list of calls, the description at {@code /openapi} and the sources name the same
 * calls.
 */
class OpenApiTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z]+) (/api\\S+)` \\| (.*?) \\| (.*) \\|$");
    private static final Pattern OPERATION =
            Pattern.compile(
                    "(?m)^  (/api\\S+):$|^    (get|put|post|patch|delete):\n"
                            + "      tags: \\[(\\w+)]\n"
                            + "      summary: \"(.*)\"(\n"
                            + "      security: \\[])?");
    private static final Pattern PLACE =
            Pattern.compile("@(?:jakarta\\.ws\\.rs\\.)?Path\\(\"([^\"]*)\"\\)");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    @(GET|POST|PUT|PATCH|DELETE)$((?:\n    (?!\n|public).*)*)");

    @Test
    void theDescriptionSaysWhatTheHandbookSays() throws IOException {
        Map<String, String> handbook = new TreeMap<>();
        rows().forEach(
                        row ->
                                handbook.put(
                                        row.group(1) + " " + row.group(2),
                                        row.group(4).replace('"', '\'')
                                                + (row.group(3).equals("–")
                                                        ? " For everyone."
                                                        : "")));
        Map<String, String> description = new TreeMap<>();
        Matcher operation =
                OPERATION.matcher(
                        Files.readString(Path.of("src/main/resources/META-INF/openapi.yaml")));
        String place = "";
        while (operation.find()) {
            if (operation.group(1) != null) {
                place = operation.group(1);
            } else {
                description.put(
                        operation.group(2).toUpperCase(java.util.Locale.ROOT) + " " + place,
                        operation.group(4) + (operation.group(5) == null ? "" : " For everyone."));
            }
        }
        assertThat(description).isEqualTo(handbook);
    }

    @Test
    void theHandbookNamesTheCallsThatThereAre() throws IOException {
        TreeSet<String> calls = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Resource.java")).toList()) {
                String source = Files.readString(file);
                String head = source.substring(0, source.indexOf("public class"));
                Matcher root = PLACE.matcher(head);
                String base = root.find() ? root.group(1) : "";
                METHOD.matcher(source)
                        .results()
                        .forEach(
                                found -> {
                                    Matcher place = PLACE.matcher(found.group(2));
                                    calls.add(
                                            found.group(1)
                                                    + ("/api/"
                                                                    + base
                                                                    + (place.find()
                                                                            ? "/" + place.group(1)
                                                                            : ""))
                                                            .replaceAll("/+", "/")
                                                            .replaceFirst("^", " "));
                                });
            }
        }
        TreeSet<String> named = new TreeSet<>();
        rows().forEach(row -> named.add(row.group(1) + " " + row.group(2)));
        assertThat(named).as("docs/handbook/api.md").isEqualTo(calls);
    }

    private static java.util.List<java.util.regex.MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/handbook/api.md"))).results().toList();
    }
}

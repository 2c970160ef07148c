package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The handbook's list of error codes and the codes that the sources can answer with are the same.
 */
class ErrorCodesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    /** Speaks Anthropic's protocol, which has words of its own. */
    private static final Path FOREIGN = SOURCES.resolve("frontdesk/gateway/adapter/anthropic");

    private static final String CODE = "\"([a-z]+(?:_[a-z]+)*)\"";

    /** Each has the code as its group. */
    private static final Set<Pattern> USES =
            Set.of(
                    Pattern.compile(
                            "(?:Refusal|Problem)\\.of\\(\\s*(?:\\w+|[^,]+\\?[^,]+),\\s*" + CODE),
                    Pattern.compile("Refusal\\.field\\(\\s*[^,]+,\\s*" + CODE),
                    Pattern.compile("new (?:Unreadable|Answer)\\(\\s*" + CODE),
                    Pattern.compile("\\d{3} ->\\s*" + CODE),
                    Pattern.compile("default -> status >= 500 \\? " + CODE),
                    Pattern.compile("default -> status >= 500 \\? \"\\w+\" : " + CODE),
                    Pattern.compile("return \"([a-z]+(?:_[a-z]+)+)\";"));

    private static final Pattern UNKNOWN =
            Pattern.compile("(?:Refusal\\.unknown\\(|value\\([\\w.]+,)\\s*\"(\\w+)\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");

    @Test
    void everyCodeIsExplainedAndEveryExplainedCodeExists() throws IOException {
        Set<String> used = new TreeSet<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(
                                    path ->
                                            path.toString().endsWith(".java")
                                                    && !path.startsWith(FOREIGN))
                            .toList()) {
                String source = Files.readString(file);
                USES.forEach(
                        use ->
                                use.matcher(source)
                                        .results()
                                        .forEach(found -> used.add(found.group(1))));
                UNKNOWN.matcher(source)
                        .results()
                        .forEach(found -> used.add("unknown_" + found.group(1)));
            }
        }
        Set<String> explained = new TreeSet<>();
        ROW.matcher(Files.readString(Path.of("docs/handbook/errors.md")))
                .results()
                .forEach(row -> explained.add(row.group(1)));
        assertThat(explained).as("docs/handbook/errors.md").isEqualTo(used);
    }
}

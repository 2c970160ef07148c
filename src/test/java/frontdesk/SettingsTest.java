package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code docs/settings.md} lists every setting that is read somewhere, and no other. */
class SettingsTest {

    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("src/main/java"),
                    Path.of("src/main/resources"),
                    Path.of("server-config"));

    /** Where a setting is read; comments and messages only talk about it. */
    private static final Set<Pattern> READS =
            Set.of(
                    Pattern.compile("@ConfigProperty\\(\\s*name = \"(frontdesk[\\w.-]+)\""),
                    Pattern.compile("(?:getProperty|text|seconds)\\(\\s*\"(frontdesk[\\w.-]+)\""),
                    Pattern.compile("getenv\\(\\s*\"(FRONTDESK_\\w+)\""),
                    Pattern.compile("InitialPassword\\.from\\(\\s*\"(FRONTDESK_\\w+)\""),
                    Pattern.compile("\\$\\{env\\.(FRONTDESK_\\w+)"),
                    Pattern.compile("\\$\\{(frontdesk[\\w.-]+)"));

    private static final Set<Pattern> DEFAULTS =
            Set.of(
                    Pattern.compile("name = \"([\\w.-]+)\",\\s*defaultValue = \"([^\"]*)\""),
                    // Looked for ahead, since a default may hold another setting with a default of
                    // its own.
                    Pattern.compile("(?=\\{(?:env\\.)?(\\w[\\w.-]*):([^}]*)})"));
    private static final Pattern PREFIX = Pattern.compile("\"(FRONTDESK_DB\\w*)\"");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.-]+)` \\| `([^`]*)` \\| (.*) \\|$");
    private static final Pattern READ_BY = Pattern.compile("`([\\w/.-]+/[\\w.-]+)`");

    @Test
    void everySettingIsInTheTableAndEveryRowIsRead() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path file : files()) {
            String source = Files.readString(file);
            READS.forEach(
                    pattern ->
                            pattern.matcher(source)
                                    .results()
                                    .forEach(found -> read.add(found.group(1))));
            if (file.endsWith("FrontdeskDataSource.java")) {
                PREFIX.matcher(source)
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.endsWith("_URL"))
                        .forEach(
                                prefix ->
                                        read.addAll(
                                                List.of(prefix + "_USER", prefix + "_PASSWORD")));
            }
        }
        Set<String> listed = new TreeSet<>();
        ROW.matcher(table())
                .results()
                .filter(row -> !row.group(3).startsWith("The same as"))
                .forEach(row -> listed.add(row.group(1)));
        assertThat(listed).as("docs/settings.md").isEqualTo(read);
    }

    @Test
    void otherNamesOfASettingAreThoseThatMicroProfileGivesIt() throws IOException {
        Set<String> listed =
                ROW.matcher(table()).results().map(row -> row.group(1)).collect(Collectors.toSet());
        ROW.matcher(table())
                .results()
                .filter(row -> row.group(3).startsWith("The same as"))
                .forEach(
                        row -> {
                            String other = row.group(3).replaceAll("The same as `([^`]*)`.*", "$1");
                            assertThat(listed).contains(other);
                            assertThat(
                                            other.toUpperCase(java.util.Locale.ROOT)
                                                    .replaceAll("[.-]", "_"))
                                    .isEqualTo(row.group(1));
                        });
    }

    @Test
    void theDefaultsOfTheTableAreThoseOfTheSources() throws IOException {
        String sources =
                files().stream().map(SettingsTest::content).collect(Collectors.joining("\n"));
        Map<String, Set<String>> defaults = new HashMap<>();
        DEFAULTS.forEach(
                pattern ->
                        pattern.matcher(sources)
                                .results()
                                .forEach(
                                        found ->
                                                defaults.computeIfAbsent(
                                                                found.group(1),
                                                                name -> new TreeSet<>())
                                                        .add(found.group(2))));
        assertThat(defaults).hasSizeGreaterThan(20);
        ROW.matcher(table())
                .results()
                .filter(row -> !row.group(2).startsWith("(") && !row.group(2).startsWith("~"))
                .forEach(
                        row ->
                                assertThat(defaults.getOrDefault(row.group(1), Set.of()))
                                        .as(row.group(1))
                                        .isSubsetOf(row.group(2)));
    }

    @Test
    void theTableNamesFilesThatReadTheSetting() throws IOException {
        ROW.matcher(table())
                .results()
                .filter(row -> row.group(3).contains("Read by"))
                .forEach(
                        row ->
                                READ_BY.matcher(
                                                row.group(3)
                                                        .substring(row.group(3).indexOf("Read by")))
                                        .results()
                                        .forEach(
                                                named -> {
                                                    String file = named.group(1);
                                                    assertThat(
                                                                    List.of(
                                                                            "src/main/java/frontdesk/"
                                                                                    + file
                                                                                    + ".java",
                                                                            "src/main/resources/"
                                                                                    + file,
                                                                            file))
                                                            .as(row.group(1))
                                                            .anyMatch(
                                                                    path ->
                                                                            Files.exists(
                                                                                    Path.of(path)));
                                                }));
    }

    private static String table() throws IOException {
        return Files.readString(Path.of("docs/settings.md"));
    }

    private static List<Path> files() throws IOException {
        List<Path> all = new java.util.ArrayList<>();
        for (Path folder : FOLDERS) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*\\.(java|xml|cli|args|properties)"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package frontdesk.gateway;

import static frontdesk.gateway.FaultyProvider.MODEL;
import static frontdesk.gateway.FaultyProvider.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Secrets in prompts, and keys of providers: looked for wherever they might have been left. */
final class PlantedSecrets {

    /** Of whatever is planted, keys as well. */
    private static final String MARK = "planted-secret";

    private static final String IN_PROMPTS = MARK + "-in-a-prompt";

    private PlantedSecrets() {}

    static void areFoundNowhere(FaultyProvider faulty) {
        Company own = Company.found(faulty.server());
        faulty.add(own, "faulty", faulty.upstream().address());
        Key key = Key.of(faulty.server(), own, "{\"budget\":{\"amount\":\"1\"}}");
        for (String fault :
                List.of(
                        "fine:",
                        "status:500::",
                        "status:401::",
                        "unfinished:",
                        "say:application/json:nonsense:")) {
            for (boolean stream : new boolean[] {false, true}) {
                assertThat(call(key, MODEL, fault + IN_PROMPTS + Talk.unique(), stream).text())
                        .doesNotContain(MARK);
            }
        }
        call(key, MODEL, "\\u0000" + IN_PROMPTS, false);
        call(key, "no-such/" + Talk.unique(), IN_PROMPTS, false);
        key.view();
        Awaitility.await("traces and metrics are told")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                faulty.collector()
                                                .told()
                                                .contains(key.calls().getFirst().getString("id"))
                                        && faulty.collector()
                                                .told()
                                                .contains("gen_ai.client.token.usage"));

        assertThat(faulty.collector().told())
                .contains(
                        "gen_ai.operation.name",
                        "gen_ai.client.operation.duration",
                        "gen_ai.usage.output_tokens",
                        "chat " + MODEL,
                        "broken_stream")
                .doesNotContain(MARK);
        assertThat(tables(faulty))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        table ->
                                assertThat(
                                                ServerDatabase.count(
                                                        faulty.server(),
                                                        "select count(*) from \""
                                                                + table
                                                                + "\" t where t::text like ? or"
                                                                + " t::text like ?",
                                                        "%" + MARK + "%",
                                                        "%" + hex() + "%"))
                                        .as("rows of " + table)
                                        .isZero());
        assertThat(files(faulty))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(content(file)).as(file.toString()).doesNotContain(MARK));
    }

    private static List<String> tables(FaultyProvider faulty) {
        return ServerDatabase.column(
                faulty.server(),
                "select table_name from information_schema.tables where table_schema = 'public' and"
                        + " table_type = 'BASE TABLE'");
    }

    /** As it stands in a column of bytes. */
    private static String hex() {
        return java.util.HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Logs, journals, the search index: all that the server has written but the database's own
     * files, whose rows are searched.
     */
    private static List<Path> files(FaultyProvider faulty) {
        Path database = faulty.server().home().resolve("postgres");
        try (Stream<Path> logs = Files.walk(faulty.server().log().getParent());
                Stream<Path> data = Files.walk(faulty.server().home())) {
            return Stream.concat(logs, data.filter(path -> !path.startsWith(database)))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.nio.file.NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

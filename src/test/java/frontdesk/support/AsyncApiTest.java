package frontdesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code docs/asyncapi.yaml} and the handbook's chapter know the frames that the server sends and
 * takes, and no other.
 */
class AsyncApiTest {

    private static final Path BOUNDARY = Path.of("src/main/java/frontdesk/support/boundary");
    private static final Path NOTIFICATIONS =
            Path.of("src/main/java/frontdesk/notification/boundary/UnreadPush.java");
    private static final Path DESCRIPTION = Path.of("docs/asyncapi.yaml");
    private static final Path CHAPTER = Path.of("docs/handbook/socket.md");

    @Test
    void theServerTakesWhatTheDescriptionSays() throws IOException {
        Set<String> taken =
                found(
                        "case \"(\\w+)\" ->\\s*\\w+\\(\\s*peer",
                        Files.readString(BOUNDARY.resolve("ChatProtocol.java")));
        assertThat(described("receiveFromClient")).isNotEmpty().isEqualTo(taken);
        assertThat(chapter("## Frames that you send")).isNotEmpty().isEqualTo(taken);
    }

    @Test
    void theServerSendsWhatTheDescriptionSays() throws IOException {
        String frames = Files.readString(BOUNDARY.resolve("Frames.java"));
        Set<String> sent = found("frame\\(\\s*\"(\\w+)\"", frames);
        sent.addAll(found("(?:put|add)\\(\\s*\"type\",\\s*\"(\\w+)\"\\)", frames));
        sent.addAll(found("\\\\\"type\\\\\":\\\\\"(\\w+)", Files.readString(NOTIFICATIONS)));
        assertThat(described("sendToClient")).isNotEmpty().isEqualTo(sent);
        assertThat(chapter("## Frames that you get")).isNotEmpty().isEqualTo(sent);
    }

    /** The name of each of the operation's messages is the {@code type} of its frames. */
    private static Set<String> described(String operation) throws IOException {
        String yaml = Files.readString(DESCRIPTION);
        String listed = between(yaml, "\n  " + operation + ":\n", "\n(?:  \\w|\\w)");
        Set<String> types = new TreeSet<>();
        for (String key : found("messages/(\\w+)", listed)) {
            String message = between(yaml, "\n    " + key + ":\n      name:", "\n    \\w");
            types.addAll(found("type: \\{const: (\\w+)}", message));
        }
        return types;
    }

    private static Set<String> chapter(String heading) throws IOException {
        return found("(?m)^\\| `(\\w+)` \\|", between(Files.readString(CHAPTER), heading, "\n## "));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        assertThat(from).as(begin).isNotNegative();
        String rest = text.substring(from + begin.length());
        return Pattern.compile(end).splitAsStream(rest).findFirst().orElseThrow();
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> all = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(one -> all.add(one.group(1)));
        return all;
    }
}

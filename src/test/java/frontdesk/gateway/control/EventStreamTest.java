package frontdesk.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.gateway.control.EventStream.Event;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class EventStreamTest {

    private static final String TEXT =
            """
            : a comment

            data: {"text":"Grüße 🎈"}

            event: message_delta
            id: 7
            data: first
            data:second
            data:  third

            event: only a name

            data:

            data: [DONE]

            """;
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final List<String> DATA =
            List.of("{\"text\":\"Grüße 🎈\"}", "first\nsecond\n third", "", "[DONE]");

    private static List<Event> events(InputStream in) throws IOException {
        EventStream stream = new EventStream(in);
        List<Event> events = new ArrayList<>();
        for (Event event = stream.next(); event != null; event = stream.next()) {
            events.add(event);
        }
        return events;
    }

    private static List<String> data(List<Event> events) {
        return events.stream().map(Event::data).toList();
    }

    @Test
    void readsEvents() throws IOException {
        List<Event> events = events(new ByteArrayInputStream(BYTES));
        assertThat(data(events)).isEqualTo(DATA);
        assertThat(events).extracting(Event::name).containsExactly("", "message_delta", "", "");
        assertThat(events.getFirst().raw()).endsWith("data: {\"text\":\"Grüße 🎈\"}\n\n");
    }

    @Test
    void whereItIsCutOnTheWayDoesNotMatter() throws IOException {
        for (int cut = 0; cut <= BYTES.length; cut++) {
            InputStream parts =
                    new SequenceInputStream(
                            new ByteArrayInputStream(BYTES, 0, cut),
                            new ByteArrayInputStream(BYTES, cut, BYTES.length - cut));
            assertThat(data(events(parts))).as("cut at " + cut).isEqualTo(DATA);
        }
    }

    @Test
    void whatIsCutOffIsNoEvent() throws IOException {
        for (int end = 0; end <= BYTES.length; end++) {
            String whole = new String(BYTES, 0, end, StandardCharsets.ISO_8859_1);
            List<String> read = data(events(new ByteArrayInputStream(BYTES, 0, end)));
            assertThat(read).as("ends at " + end).isEqualTo(DATA.subList(0, read.size()));
            long complete =
                    Arrays.stream(
                                    whole.substring(0, Math.max(0, whole.lastIndexOf("\n\n")))
                                            .split("\n\n"))
                            .filter(one -> one.contains("data:"))
                            .count();
            assertThat(read).as("ends at " + end).hasSize((int) complete);
        }
    }

    @Test
    void linesMayEndAsOnWindows() throws IOException {
        byte[] windows = TEXT.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(data(events(new ByteArrayInputStream(windows)))).isEqualTo(DATA);
    }

    @Test
    void whatPassesOnIsReadTheSameAgain() throws IOException {
        StringBuilder raw = new StringBuilder();
        events(new ByteArrayInputStream(BYTES)).forEach(event -> raw.append(event.raw()));
        assertThat(
                        data(
                                events(
                                        new ByteArrayInputStream(
                                                raw.toString().getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(DATA);
    }

    @Test
    void endlessLinesAndEventsAreRefused() {
        assertThatThrownBy(() -> events(endless("x"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> events(endless("data: x\n"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> events(endless("\n"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> events(endless(": x\n\n"))).isInstanceOf(IOException.class);
    }

    private static InputStream endless(String text) {
        byte[] bytes = text.repeat(8_192 / text.length()).getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int some = Math.min(length, bytes.length);
                System.arraycopy(bytes, 0, into, from, some);
                return some;
            }
        };
    }
}

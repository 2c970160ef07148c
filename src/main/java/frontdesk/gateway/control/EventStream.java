package frontdesk.gateway.control;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events as the HTML standard (9.2.6) reads them, one at a time, as soon as each is
 * complete.
 */
final class EventStream {

    private static final int LARGEST = 4 << 20;
    private static final long MOST = 64L << 20;

    /**
     * @param raw as it was received, with the empty line at its end
     */
    record Event(String name, String data, String raw) {}

    private final InputStream in;
    private final byte[] buffer = new byte[8_192];
    private int at;
    private int end;
    private long received;

    EventStream(InputStream in) {
        this.in = in;
    }

    /**
     * @return null at the end; an event without its empty line is none
     */
    @Nullable Event next() throws IOException {
        StringBuilder raw = new StringBuilder(256);
        StringBuilder data = new StringBuilder(256);
        String name = "";
        boolean any = false;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                if (any) {
                    return new Event(name, data.toString(), raw.append('\n').toString());
                }
                raw.setLength(0);
                name = "";
                continue;
            }
            raw.append(line).append('\n');
            if (raw.length() > LARGEST) {
                throw new IOException("an event is too large");
            }
            if (line.startsWith("data:")) {
                data.append(any ? "\n" : "").append(value(line, 5));
                any = true;
            } else if (line.startsWith("event:")) {
                name = value(line, 6);
            }
        }
        return null;
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream started = null;
        while (true) {
            if (at == end && !fill()) {
                return null;
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (at < end) {
                int to = at++;
                if (started == null) {
                    return text(buffer, from, to);
                }
                started.write(buffer, from, to - from);
                return text(started.toByteArray(), 0, started.size());
            }
            started = started == null ? new ByteArrayOutputStream(1_024) : started;
            started.write(buffer, from, at - from);
            if (started.size() > LARGEST) {
                throw new IOException("a line is too long");
            }
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        int length = to > from && bytes[to - 1] == '\r' ? to - from - 1 : to - from;
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer);
        at = 0;
        end = Math.max(0, read);
        received += end;
        if (received > MOST) {
            throw new IOException("the stream is too long");
        }
        return read > 0;
    }
}

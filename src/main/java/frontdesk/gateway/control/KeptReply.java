package frontdesk.gateway.control;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Remembers what goes to a client. */
final class KeptReply implements Reply {

    private static final int LONGEST = 1 << 20;

    private final Reply client;
    private final StringBuilder sent = new StringBuilder();
    private boolean streamed;

    KeptReply(Reply client) {
        this.client = client;
    }

    @Override
    public boolean hasLeft() {
        return client.hasLeft();
    }

    @Override
    public void whole(int status, Map<String, String> headers, byte[] json) throws IOException {
        remember(new String(json, StandardCharsets.UTF_8));
        client.whole(status, headers, json);
    }

    @Override
    public Events events(Map<String, String> headers) throws IOException {
        streamed = true;
        Events to = client.events(headers);
        return events -> {
            remember(events);
            to.write(events);
        };
    }

    private synchronized void remember(String text) {
        if (sent.length() + text.length() <= LONGEST) {
            sent.append(text);
        }
    }

    /** Of a stream, what it said, where that can be told; else all as it was sent. */
    synchronized String answer() {
        if (!streamed) {
            return sent.toString();
        }
        StringBuilder said = new StringBuilder();
        sent.toString()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .forEach(line -> said.append(words(line.substring("data:".length()).strip())));
        return said.isEmpty() ? sent.toString() : said.toString();
    }

    private static String words(String data) {
        try {
            JsonObject event =
                    data.startsWith("{") ? Trees.parse(data) : JsonObject.EMPTY_JSON_OBJECT;
            String openAi =
                    Trees.string(
                            Trees.object(Trees.object(Trees.array(event, "choices"), 0), "delta"),
                            "content");
            return openAi.isEmpty() ? Trees.string(Trees.object(event, "delta"), "text") : openAi;
        } catch (JsonException e) {
            return "";
        }
    }
}

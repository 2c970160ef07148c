package frontdesk.gateway;

import java.nio.charset.StandardCharsets;

/** What the provider says when it does not fail, whole and as a stream. */
final class FaultyAnswers {

    private static final String TEXT = "Grüße 🎈 und mehr";
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}";
    private static final String HEAD =
            "{\"id\":\"c\",\"created\":1,\"model\":\"gpt-4o\",\"object\":\"chat.completion";
    static final byte[] WHOLE =
            bytes(
                    HEAD
                            + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                            + TEXT
                            + "\"},\"finish_reason\":\"stop\"}],"
                            + USAGE
                            + "}");
    static final String PIECES =
            piece("{\"role\":\"assistant\",\"content\":\"\"}", "null")
                    + piece("{\"content\":\"Grüße 🎈 \"}", "null")
                    + piece("{\"content\":\"und mehr\"}", "null");
    static final String FINISHED =
            PIECES
                    + piece("{}", "\"stop\"")
                    + "data: "
                    + HEAD
                    + ".chunk\",\"choices\":[],"
                    + USAGE
                    + "}\n\n";
    static final byte[] STREAM = bytes(FINISHED + "data: [DONE]\n\n");

    private FaultyAnswers() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String piece(String delta, String reason) {
        return "data: "
                + HEAD
                + ".chunk\",\"choices\":[{\"index\":0,\"delta\":"
                + delta
                + ",\"finish_reason\":"
                + reason
                + "}]}\n\n";
    }

    static String begin(boolean stream) {
        return "HTTP/1.1 200 OK\r\nContent-Type: "
                + (stream ? "text/event-stream" : "application/json")
                + "\r\nConnection: close\r\n";
    }

    /**
     * @param retryAfter empty for none
     */
    static byte[] status(String status, String retryAfter) {
        String body =
                "{\"error\":{\"message\":\"Told by http://inside.example with"
                        + " sk-planted-secret-2\",\"type\":\"t\"}}";
        return bytes(
                "HTTP/1.1 "
                        + status
                        + " Whatever\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Connection: close\r\n"
                        + "Content-Length: "
                        + body.length()
                        + (retryAfter.isEmpty() ? "" : "\r\nRetry-After: " + retryAfter)
                        + "\r\nLocation: http://elsewhere.example/\r\n\r\n"
                        + body);
    }
}

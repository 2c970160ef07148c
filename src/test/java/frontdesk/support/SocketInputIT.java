package frontdesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Socket;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

/** Frames that are wrong: each is told so, nothing is stored, and the socket goes on. */
class SocketInputIT {

    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    private final TestServer server = SharedServer.get();
    private final Client visitor = Client.visitor(server, "it-desk");
    private final String conversation = Talk.waiting(visitor);

    static Stream<Arguments> wrongFrames() {
        return Stream.of(
                Arguments.of("", "malformed_json"),
                Arguments.of("   ", "malformed_json"),
                Arguments.of("null", "malformed_json"),
                Arguments.of("[]", "malformed_json"),
                Arguments.of("[{\"type\":\"hello\"}]", "malformed_json"),
                Arguments.of("\"hello\"", "malformed_json"),
                Arguments.of("true", "malformed_json"),
                Arguments.of("7", "malformed_json"),
                Arguments.of("{", "malformed_json"),
                Arguments.of("{\"type\":\"hello\"", "malformed_json"),
                Arguments.of("{'type':'hello'}", "malformed_json"),
                Arguments.of("[".repeat(30_000), "malformed_json"),
                Arguments.of("{\"type\":\"hello\",\"x\":" + "[".repeat(30_000), "malformed_json"),
                Arguments.of("{}", "unknown_type"),
                Arguments.of("{\"type\":null}", "unknown_type"),
                Arguments.of("{\"type\":\"shutdown\"}", "unknown_type"),
                Arguments.of("{\"type\":\"HELLO\"}", "unknown_type"),
                Arguments.of("{\"type\":{}}", "malformed_json"),
                Arguments.of("{\"type\":\"hello\",\"conversationId\":\"none\"}", "malformed_json"),
                Arguments.of("{\"type\":\"hello\",\"conversationId\":7}", "malformed_json"),
                Arguments.of(
                        "{\"type\":\"hello\",\"conversationId\":\"CONVERSATION\",\"lastSeq\":\"x\"}",
                        "malformed_json"),
                Arguments.of(
                        "{\"type\":\"hello\",\"conversationId\":\"CONVERSATION\",\"lastSeq\":1e400}",
                        "malformed_json"),
                Arguments.of(
                        "{\"type\":\"hello\",\"conversationId\":\"CONVERSATION\",\"lastSeq\":1e999999999}",
                        "malformed_json"),
                Arguments.of(
                        "{\"type\":\"hello\",\"conversationId\":\"CONVERSATION\",\"lastSeq\":0.5}",
                        "malformed_json"),
                Arguments.of(
                        "{\"type\":\"hello\",\"conversationId\":\"" + UNKNOWN + "\"}",
                        "unknown_conversation"),
                Arguments.of("{\"type\":\"hello\",\"queue\":true}", "not_allowed"),
                Arguments.of("{\"type\":\"typing\"}", "required"),
                Arguments.of("{\"type\":\"read\",\"seq\":1}", "required"),
                Arguments.of("{\"type\":\"leave\"}", "required"),
                Arguments.of(
                        "{\"type\":\"typing\",\"conversationId\":\"CONVERSATION\"}",
                        "unknown_conversation"),
                Arguments.of(
                        "{\"type\":\"read\",\"conversationId\":\"CONVERSATION\",\"seq\":1}",
                        "unknown_conversation"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\"}",
                        "required"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\",\"text\":null}",
                        "required"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\",\"text\":\"\"}",
                        "required"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\",\"text\":\""
                                + " \\n"
                                + "\\t\"}",
                        "required"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\",\"text\":\"a\\u0000b\"}",
                        "invalid_text"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\",\"text\":{}}",
                        "malformed_json"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\"c\",\"text\":\""
                                + "x".repeat(8_001)
                                + "\"}",
                        "too_long"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"text\":\"no"
                                + " key\"}",
                        "required"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\"CONVERSATION\",\"clientMessageId\":\""
                                + "k".repeat(101)
                                + "\",\"text\":\"x\"}",
                        "too_long"),
                Arguments.of(
                        "{\"type\":\"message\",\"conversationId\":\""
                                + UNKNOWN
                                + "\",\"clientMessageId\":\"c\",\"text\":\"x\"}",
                        "unknown_conversation"));
    }

    @ParameterizedTest
    @MethodSource("wrongFrames")
    void aWrongFrameIsToldAndNothingIsStored(String frame, String code) {
        String before = Talk.messages(visitor, conversation).text();
        try (Socket socket = Socket.open(visitor)) {
            socket.text(frame.replace("CONVERSATION", conversation));

            assertError(socket.next("error"), code);
            assertThat(socket.settle().rest()).isEmpty();
        }
        assertThat(Talk.messages(visitor, conversation).text()).isEqualTo(before);
        assertThat(visitor.get("/api/support/conversations").is(200).rows()).hasSize(1);
    }

    @Test
    void aRefusedMessageIsNamed() {
        try (Socket socket = Socket.open(visitor)) {
            JsonObject error = socket.message(conversation, "c-7", "").next("error");
            assertThat(error.getString("clientMessageId")).isEqualTo("c-7");
            assertThat(error.getString("field")).isIn("text", "message");
        }
    }

    @Test
    void aFrameOfAMegabyteIsRefusedWholeAndInParts() {
        String big =
                "{\"type\":\"message\",\"conversationId\":\""
                        + conversation
                        + "\",\"clientMessageId\":\"big\",\"text\":\""
                        + "x".repeat(1024 * 1024)
                        + "\"}";
        try (Socket socket = Socket.open(visitor)) {
            assertError(socket.text(big).next("error"), "too_long");
            for (int at = 0; at < big.length(); at += 10_000) {
                socket.fragment(
                        big.substring(at, Math.min(big.length(), at + 10_000)),
                        at + 10_000 >= big.length());
            }
            assertError(socket.next("error"), "too_long");
            socket.message(conversation, "small", "Small").next("ack");
        }
        assertThat(Talk.messages(visitor, conversation).text())
                .contains("\"small\"")
                .doesNotContain("\"big\"");
    }

    @Test
    void aFrameInPartsIsReadAsOne() {
        String frame =
                "{\"type\":\"message\",\"conversationId\":\""
                        + conversation
                        + "\",\"clientMessageId\":\"parts\",\"text\":\"Grüße ✓\"}";
        try (Socket socket = Socket.open(visitor)) {
            socket.fragment(frame.substring(0, 20), false)
                    .fragment(frame.substring(20, 60), false)
                    .fragment(frame.substring(60), true)
                    .next("ack");
        }
        assertThat(Talk.messages(visitor, conversation).text()).contains("Grüße ✓");
    }

    @Test
    void binaryIsRefused() {
        try (Socket socket = Socket.open(visitor)) {
            assertError(socket.binary(new byte[] {1, 2, 3}).next("error"), "binary_not_supported");
            assertError(socket.binary(new byte[0]).next("error"), "binary_not_supported");
            assertError(socket.binary(new byte[100_000]).next("error"), "binary_not_supported");
            socket.settle();
        }
    }

    @Test
    void aForeignConversationIsLikeNone() {
        Client stranger = Client.visitor(server, "it-desk");
        Client otherBusiness = Client.signedIn(server, "agent@salon.example");
        String before = Talk.messages(visitor, conversation).text();
        for (Client foreign : java.util.List.of(stranger, otherBusiness)) {
            try (Socket socket = Socket.open(foreign)) {
                assertError(socket.hello(conversation, 0).next("error"), "unknown_conversation");
                assertError(
                        socket.message(conversation, "c", "Mine now").next("error"),
                        "unknown_conversation");
                Talk.ask(visitor, conversation, "Private", "private");
                assertThat(socket.settle().rest()).isEmpty();
            }
        }
        assertThat(before).doesNotContain("Mine now");
        assertThat(Talk.messages(visitor, conversation).text())
                .contains("Private")
                .doesNotContain("Mine now");
    }

    @Test
    void customersWriteNoNotes() {
        Client agent = Client.signedIn(server, "agent@it-desk.example");
        try (Socket socket = Socket.open(visitor)) {
            socket.text(
                            "{\"type\":\"message\",\"conversationId\":\""
                                    + conversation
                                    + "\",\"clientMessageId\":\"n\",\"text\":\"Psst\",\"kind\":\"note\"}")
                    .next("ack");
        }
        assertThat(Talk.messages(agent, conversation).rows().getLast().getString("role"))
                .isEqualTo("visitor");
    }

    private static void assertError(JsonObject error, String code) {
        assertThat(error.getString("code")).as(error.toString()).isEqualTo(code);
        assertThat(error.getString("detail"))
                .isNotBlank()
                .doesNotContain("Exception", "jakarta", "org.");
    }
}

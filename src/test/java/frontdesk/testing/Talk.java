package frontdesk.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Conversations for tests to work with. */
public final class Talk {

    private Talk() {}

    /** A visitor asks something. */
    public static JsonObject ask(Client visitor, String text) {
        return ask(visitor, null, text, null);
    }

    public static JsonObject ask(
            Client visitor, String conversation, String text, String clientMessageId) {
        var body = Json.createObjectBuilder().add("message", text);
        if (conversation != null) {
            body.add("conversationId", conversation);
        }
        if (clientMessageId != null) {
            body.add("clientMessageId", clientMessageId);
        }
        return visitor.post("/api/support/chat", body.build()).is(200).json();
    }

    /**
     * @return the id of a conversation that waits for a person, so that the bot is silent in it
     */
    public static String waiting(Client visitor) {
        String conversation = ask(visitor, "Hello").getString("conversationId");
        visitor.post("/api/support/conversations/" + conversation + "/escalate", "{}").is(200);
        return conversation;
    }

    public static Client.Response messages(Client client, String conversation) {
        return client.get("/api/support/conversations/" + conversation + "/messages?limit=200");
    }

    public static JsonObject conversation(Client client, String conversation) {
        return client.get("/api/support/conversations/" + conversation).is(200).json();
    }

    /**
     * The demo's articles are indexed after the start, so that a first answer may come too early.
     */
    public static void awaitDemo(TestServer server) {
        Client visitor = Client.visitor(server, "it-desk");
        Awaitility.await("the demo's articles are found")
                .atMost(Duration.ofSeconds(120))
                .until(
                        () ->
                                Stream.of("Authenticator", "Rufumleitung", "Zeiterfassung")
                                        .allMatch(
                                                word ->
                                                        visitor
                                                                .get(
                                                                        "/api/knowledge/search?q="
                                                                                + word)
                                                                .is(200)
                                                                .rows()
                                                                .stream()
                                                                .anyMatch(
                                                                        row ->
                                                                                row.getString(
                                                                                                "title")
                                                                                        .contains(
                                                                                                word))));
    }

    public static String unique() {
        return UUID.randomUUID().toString();
    }
}

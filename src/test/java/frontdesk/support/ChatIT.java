package frontdesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Socket;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A conversation over HTTP, from the first question to the rating. */
class ChatIT {

    private static final String KNOWN = "How do I move my authenticator to a new phone?";

    private final TestServer server = SharedServer.get();
    private final Client visitor = Client.visitor(server, "it-desk");
    private final Client agent = Client.signedIn(server, "agent@it-desk.example");

    @Test
    void aKnownQuestionIsAnsweredWithCitationsThatOpen() {
        awaitIndex();
        JsonObject answer = Talk.ask(visitor, KNOWN).getJsonObject("message");

        assertThat(answer.getString("outcome")).as(answer.toString()).isEqualTo("answered");
        assertThat(answer.getJsonArray("citations")).isNotEmpty();
        for (JsonObject citation :
                answer.getJsonArray("citations").getValuesAs(JsonValue::asJsonObject)) {
            assertThat(answer.getString("text")).contains("[" + citation.getInt("number") + "]");
            JsonObject article =
                    visitor.get("/api/knowledge/articles/" + citation.getString("articleId"))
                            .is(200)
                            .json();
            assertThat(article.getString("title")).isEqualTo(citation.getString("title"));
            String url = citation.getString("url");
            assertThat(article.getString("html"))
                    .contains("id=\"" + url.substring(url.indexOf('#') + 1) + "\"");
        }
    }

    @Test
    void whatTheKnowledgeDoesNotHoldIsRefused() {
        awaitIndex();
        JsonObject answer =
                Talk.ask(visitor, "What is the capital of Mongolia and who is its mayor?")
                        .getJsonObject("message");

        assertThat(answer.getString("outcome")).as(answer.toString()).isEqualTo("refused");
        assertThat(answer.getJsonArray("citations")).isEmpty();
    }

    @Test
    void theSameComesAsAStream() {
        awaitIndex();
        Client.Response stream =
                visitor.send(
                        visitor.request("/api/support/chat")
                                .header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                Json.createObjectBuilder()
                                                        .add("message", KNOWN)
                                                        .build()
                                                        .toString())));

        stream.is(200);
        assertThat(stream.header("Content-Type").orElse("")).startsWith("text/event-stream");
        List<String> names =
                stream.text()
                        .lines()
                        .filter(line -> line.startsWith("event: "))
                        .map(line -> line.substring(7))
                        .toList();
        assertThat(names).containsSubsequence("delta", "message", "done").endsWith("done");
        JsonObject message = data(stream, "message");
        assertThat(message.getString("role")).isEqualTo("bot");
        JsonObject done = data(stream, "done");
        assertThat(done.getString("state")).isEqualTo("bot");
        assertThat(Talk.messages(visitor, done.getString("conversationId")).rows())
                .extracting(stored -> stored.getString("id"))
                .contains(message.getString("id"));
    }

    @Test
    void aResentMessageIsStoredOnceAndGetsTheFirstAnswer() {
        String key = Talk.unique();
        JsonObject first = Talk.ask(visitor, null, "Hello", key);
        JsonObject again = Talk.ask(visitor, null, "Hello", key);
        JsonObject later = Talk.ask(visitor, first.getString("conversationId"), "Hello", key);

        assertThat(again.getString("conversationId")).isEqualTo(first.getString("conversationId"));
        assertThat(again.getJsonObject("message").getString("id"))
                .isEqualTo(first.getJsonObject("message").getString("id"));
        assertThat(later.getJsonObject("message").getString("id"))
                .isEqualTo(first.getJsonObject("message").getString("id"));
        assertThat(roles(first.getString("conversationId"))).containsExactly("visitor", "bot");
    }

    @Test
    void aMessageResentByManyAtOnceIsStoredOnce() throws Exception {
        String conversation = Talk.waiting(visitor);
        String key = Talk.unique();
        try (var clients = Executors.newFixedThreadPool(10)) {
            List<Future<JsonObject>> answers =
                    clients.invokeAll(
                            IntStream.range(0, 10)
                                    .mapToObj(
                                            i ->
                                                    (Callable<JsonObject>)
                                                            () ->
                                                                    Talk.ask(
                                                                            visitor,
                                                                            conversation,
                                                                            "Once",
                                                                            key))
                                    .toList());
            for (Future<JsonObject> answer : answers) {
                answer.get();
            }
        }
        assertThat(
                        Talk.messages(visitor, conversation).rows().stream()
                                .filter(m -> m.getString("text").equals("Once")))
                .hasSize(1);
    }

    @Test
    void numbersHaveNoGapWhoeverWrites() throws Exception {
        String conversation = Talk.waiting(visitor);
        try (var clients = Executors.newFixedThreadPool(8)) {
            List<Callable<Object>> writers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String text = "Message " + i;
                writers.add(() -> Talk.ask(visitor, conversation, text, Talk.unique()));
                writers.add(
                        () ->
                                agent.post(
                                                "/api/support/conversations/"
                                                        + conversation
                                                        + "/messages",
                                                Json.createObjectBuilder()
                                                        .add("text", text)
                                                        .build())
                                        .is(201));
            }
            for (Future<Object> writer : clients.invokeAll(writers)) {
                writer.get();
            }
        }
        List<Long> numbers =
                Talk.messages(agent, conversation).rows().stream()
                        .map(m -> m.getJsonNumber("seq").longValue())
                        .toList();
        assertThat(numbers)
                .hasSizeGreaterThanOrEqualTo(50)
                .isEqualTo(
                        IntStream.rangeClosed(1, numbers.size()).mapToObj(Long::valueOf).toList());
        assertThat(Talk.conversation(agent, conversation).getJsonNumber("lastSeq").longValue())
                .isEqualTo(numbers.size());
    }

    @Test
    void aHandOverOpensATicketAndSilencesTheBot() {
        JsonObject asked = Talk.ask(visitor, KNOWN);
        String conversation = asked.getString("conversationId");

        JsonObject waiting =
                visitor.post(
                                "/api/support/conversations/" + conversation + "/escalate",
                                "{\"reason\":\"I want a person\"}")
                        .is(200)
                        .json();
        assertThat(waiting.getString("state")).isEqualTo("waiting");
        assertThat(waiting.getString("summary")).isNotBlank();
        assertThat(waiting.isNull("ticket")).isFalse();
        JsonObject ticket =
                agent.get("/api/support/tickets/" + waiting.getJsonObject("ticket").getString("id"))
                        .is(200)
                        .json();
        assertThat(ticket.getString("state")).isEqualTo("open");
        assertThat(ticket.getString("conversationId")).isEqualTo(conversation);
        assertThat(ids(agent.get("/api/support/conversations?state=waiting&limit=200")))
                .contains(conversation);

        JsonObject unanswered =
                Talk.ask(visitor, conversation, "Are you there?", Talk.unique())
                        .getJsonObject("message");
        assertThat(unanswered.getString("role"))
                .as("nobody but the visitor speaks")
                .isEqualTo("visitor");

        JsonObject taken =
                agent.post("/api/support/conversations/" + conversation + "/assign", "{}")
                        .is(200)
                        .json();
        assertThat(taken.getString("state")).isEqualTo("agent");
        assertThat(ids(agent.get("/api/support/conversations?state=mine&limit=200")))
                .contains(conversation);
        agent.post(
                        "/api/support/conversations/" + conversation + "/messages",
                        "{\"text\":\"Yes, I am.\"}")
                .is(201);
        Talk.ask(visitor, conversation, KNOWN, Talk.unique());
        assertThat(roles(conversation))
                .as("after the hand-over")
                .endsWith("visitor", "system", "agent", "visitor")
                .filteredOn("bot"::equals)
                .hasSize(1);

        agent.post("/api/support/conversations/" + conversation + "/handback").is(200);
        assertThat(
                        Talk.ask(visitor, conversation, "Hello", Talk.unique())
                                .getJsonObject("message")
                                .getString("role"))
                .isEqualTo("bot");
    }

    @Test
    void theBotDoesNotSpeakOverAPersonWhoCameWhileItWasAnswering() throws Exception {
        for (int i = 0; i < 8; i++) {
            Client customer = Client.visitor(server, "it-desk");
            String conversation = Talk.ask(customer, "Hello").getString("conversationId");
            try (var both = Executors.newFixedThreadPool(2)) {
                var asking =
                        both.submit(() -> Talk.ask(customer, conversation, KNOWN, Talk.unique()));
                var taking =
                        both.submit(
                                () ->
                                        agent.post(
                                                        "/api/support/conversations/"
                                                                + conversation
                                                                + "/assign",
                                                        "{}")
                                                .is(200));
                asking.get();
                taking.get();
            }
            List<JsonObject> said = Talk.messages(agent, conversation).rows();
            int taken =
                    IntStream.range(0, said.size())
                            .filter(at -> said.get(at).getString("role").equals("system"))
                            .findFirst()
                            .orElseThrow();
            assertThat(said.subList(taken, said.size()))
                    .as("after the agent came")
                    .noneMatch(message -> message.getString("role").equals("bot"));
        }
    }

    @Test
    void aClosedConversationIsRatedAndOpenedAgainByTheNextMessage() {
        String conversation = Talk.waiting(visitor);
        agent.post("/api/support/conversations/" + conversation + "/assign", "{}").is(200);
        agent.post("/api/support/conversations/" + conversation + "/close").is(200);
        JsonObject closed = Talk.conversation(visitor, conversation);
        assertThat(closed.getString("state")).isEqualTo("closed");
        assertThat(
                        agent.get(
                                        "/api/support/tickets/"
                                                + closed.getJsonObject("ticket").getString("id"))
                                .json()
                                .getString("state"))
                .isEqualTo("solved");

        visitor.post("/api/support/conversations/" + conversation + "/rate", "{\"rating\":6}")
                .refused(400, "out_of_range");
        visitor.post("/api/support/conversations/" + conversation + "/rate", "{\"rating\":0}")
                .refused(400, "out_of_range");
        visitor.post("/api/support/conversations/" + conversation + "/rate", "{}")
                .refused(400, "out_of_range");
        assertThat(
                        visitor.post(
                                        "/api/support/conversations/" + conversation + "/rate",
                                        "{\"rating\":4,\"comment\":\"Fine\"}")
                                .is(200)
                                .json()
                                .getInt("rating"))
                .isEqualTo(4);

        Talk.ask(visitor, conversation, "One more thing", Talk.unique());
        assertThat(Talk.conversation(visitor, conversation).getString("state"))
                .isEqualTo("waiting");
    }

    @Test
    void visitorsSeeNoNotesAndWriteNone() {
        String conversation = Talk.waiting(visitor);
        agent.post(
                        "/api/support/conversations/" + conversation + "/messages",
                        "{\"text\":\"A difficult one\",\"kind\":\"note\"}")
                .is(201);

        assertThat(Talk.messages(visitor, conversation).text()).doesNotContain("A difficult one");
        assertThat(Talk.messages(agent, conversation).text()).contains("A difficult one");
        assertThat(Talk.conversation(visitor, conversation).toString())
                .doesNotContain("A difficult one");
        visitor.post(
                        "/api/support/conversations/" + conversation + "/messages",
                        "{\"text\":\"x\",\"kind\":\"note\"}")
                .refused(403);
    }

    @Test
    void whatOnlyAgentsMayDoCustomersMayNot() {
        String conversation = Talk.waiting(visitor);
        for (String verb : List.of("assign", "handback", "reopen")) {
            visitor.post("/api/support/conversations/" + conversation + "/" + verb, "{}")
                    .refused(403);
        }
        Client other = Client.visitor(server, "it-desk");
        for (String verb : List.of("escalate", "close")) {
            other.post("/api/support/conversations/" + conversation + "/" + verb, "{}")
                    .refused(404);
        }
        other.post("/api/support/conversations/" + conversation + "/rate", "{\"rating\":1}")
                .refused(404);
        other.get("/api/support/conversations/" + conversation).refused(404);
        Talk.messages(other, conversation).refused(404);
        other.post(
                        "/api/support/chat",
                        "{\"message\":\"x\",\"conversationId\":\"" + conversation + "\"}")
                .refused(404);
        assertThat(other.get("/api/support/conversations").is(200).rows()).isEmpty();
    }

    @Test
    void listsArePagedWithoutLossOrRepeat() {
        Client customer = Client.visitor(server, "it-desk");
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            mine.add(Talk.ask(customer, "Hello").getString("conversationId"));
        }
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonObject page =
                    customer.get("/api/support/conversations?limit=3&after=" + after)
                            .is(200)
                            .json();
            page.getJsonArray("items")
                    .getValuesAs(JsonValue::asJsonObject)
                    .forEach(one -> found.add(one.getString("id")));
            after = page.isNull("next") ? null : page.getString("next");
        } while (after != null);
        assertThat(found).hasSize(7).containsExactlyInAnyOrderElementsOf(mine);

        String conversation = mine.getFirst();
        IntStream.range(0, 6)
                .forEach(i -> Talk.ask(customer, conversation, "Hello", Talk.unique()));
        List<Long> numbers = new ArrayList<>();
        String next = "0";
        do {
            JsonObject page =
                    customer.get(
                                    "/api/support/conversations/"
                                            + conversation
                                            + "/messages?limit=5&after="
                                            + next)
                            .is(200)
                            .json();
            page.getJsonArray("items")
                    .getValuesAs(JsonValue::asJsonObject)
                    .forEach(one -> numbers.add(one.getJsonNumber("seq").longValue()));
            next = page.isNull("next") ? null : page.getString("next");
        } while (next != null);
        assertThat(numbers)
                .isEqualTo(
                        IntStream.rangeClosed(1, numbers.size()).mapToObj(Long::valueOf).toList());
        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
    }

    @Test
    void ticketsChangeAndAreListedByState() {
        String conversation = Talk.waiting(visitor);
        String ticket =
                Talk.conversation(agent, conversation).getJsonObject("ticket").getString("id");

        agent.method("PATCH", "/api/support/tickets/" + ticket, "{\"state\":\"nonsense\"}")
                .refused(400, "unknown_state");
        agent.method("PATCH", "/api/support/tickets/" + ticket, "{\"priority\":\"nonsense\"}")
                .refused(400, "unknown_priority");
        agent.method(
                        "PATCH",
                        "/api/support/tickets/" + ticket,
                        "{\"assigneeId\":\"" + Talk.unique() + "\"}")
                .refused(400, "unknown_person");
        JsonObject changed =
                agent.method(
                                "PATCH",
                                "/api/support/tickets/" + ticket,
                                "{\"state\":\"pending\",\"priority\":\"urgent\"}")
                        .is(200)
                        .json();
        assertThat(changed.getString("priority")).isEqualTo("urgent");
        assertThat(ids(agent.get("/api/support/tickets?state=pending&limit=200"))).contains(ticket);
        assertThat(ids(agent.get("/api/support/tickets?state=open&limit=200")))
                .doesNotContain(ticket);
    }

    @Test
    void theSocketAndThePollSeeTheSame() {
        String conversation = Talk.waiting(visitor);
        try (Socket socket = Socket.open(visitor).hello(conversation, 0)) {
            socket.next("state");
            agent.post(
                            "/api/support/conversations/" + conversation + "/messages",
                            "{\"text\":\"By HTTP\"}")
                    .is(201);
            JsonObject pushed =
                    socket.next(
                                    "message",
                                    frame ->
                                            frame.getJsonObject("message")
                                                    .getString("text")
                                                    .equals("By HTTP"))
                            .getJsonObject("message");
            JsonObject polled = Talk.messages(visitor, conversation).rows().getLast();
            assertThat(pushed.getString("id")).isEqualTo(polled.getString("id"));
            assertThat(pushed.getInt("seq")).isEqualTo(polled.getInt("seq"));
        }
    }

    private void awaitIndex() {
        Talk.awaitDemo(server);
    }

    private List<String> roles(String conversation) {
        return Talk.messages(agent, conversation).rows().stream()
                .map(message -> message.getString("role"))
                .toList();
    }

    private static List<String> ids(Client.Response list) {
        return list.is(200).rows().stream().map(one -> one.getString("id")).toList();
    }

    private static JsonObject data(Client.Response stream, String event) {
        String text = stream.text();
        int at =
                text.indexOf("event: " + event + "\ndata: ")
                        + ("event: " + event + "\ndata: ").length();
        try (var reader =
                Json.createReader(
                        new java.io.StringReader(text.substring(at, text.indexOf('\n', at))))) {
            return reader.readObject();
        }
    }
}

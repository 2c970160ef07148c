package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What other systems ask for by message is done once and answered, or refused in plain words. */
class CommandsIT {

    private static final String[] ALL = {
        "ask",
        "openTicket",
        "addMessage",
        "closeConversation",
        "indexArticle",
        "complete",
        "recordLearningData"
    };

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);
    private Jms jms;

    @BeforeEach
    void connect() throws JMSException {
        jms = Jms.connect(server, Jms.client(company.owner(), ALL));
    }

    @AfterEach
    void disconnect() throws JMSException {
        jms.close();
    }

    @Test
    void aQuestionIsAnsweredFromTheArticles() throws JMSException {
        Talk.awaitDemo(server);
        try (Jms desk =
                Jms.connect(
                        server,
                        Jms.client(Client.signedIn(server, "owner@it-desk.example"), "ask"))) {
            JsonObject data =
                    Json.createObjectBuilder()
                            .add("question", "How do I reset my password?")
                            .add("language", "en")
                            .build();
            JsonObject answer = sound(desk.ask("ask", data), "ask", data);
            assertThat(answer.getString("outcome")).isEqualTo("answered");
            assertThat(answer.getJsonArray("citations")).isNotEmpty();
            assertThat(answer.getString("text")).contains("[1]");
        }
    }

    @Test
    void aTicketIsOpenedWrittenToAndClosed() throws JMSException {
        JsonObject data =
                Json.createObjectBuilder()
                        .add(
                                "customer",
                                Json.createObjectBuilder()
                                        .add("id", "4711")
                                        .add("name", "Ann Other")
                                        .add("email", "ann@customer.example"))
                        .add("text", "My headset does not work")
                        .add("priority", "high")
                        .build();
        JsonObject opened = sound(jms.ask("openTicket", data), "openTicket", data);
        String conversation = opened.getString("conversationId");
        JsonObject ticket =
                company.owner()
                        .get("/api/support/tickets/" + opened.getString("ticketId"))
                        .is(200)
                        .json();
        assertThat(ticket.getString("priority")).isEqualTo("high");
        assertThat(ticket.getInt("number")).isEqualTo(opened.getInt("number"));
        assertThat(Talk.conversation(company.owner(), conversation).getString("state"))
                .isEqualTo("waiting");
        assertThat(
                        Talk.conversation(company.owner(), conversation)
                                .getJsonObject("customer")
                                .getString("name"))
                .isEqualTo("Ann Other");

        JsonObject more = message(conversation, "customer", "It is blue");
        sound(jms.ask("addMessage", more), "addMessage", more);
        sound(
                jms.ask("addMessage", message(conversation, "note", "Ask the supplier")),
                "addMessage",
                more);
        sound(
                jms.ask("addMessage", message(conversation, "agent", "Please unplug it")),
                "addMessage",
                more);
        assertThat(Talk.conversation(company.owner(), conversation).getString("state"))
                .isEqualTo("agent");

        JsonObject close = Json.createObjectBuilder().add("conversationId", conversation).build();
        sound(jms.ask("closeConversation", close), "closeConversation", close);
        List<JsonObject> said = Talk.messages(company.owner(), conversation).rows();
        assertThat(
                        said.stream()
                                .filter(one -> !one.getString("role").equals("system"))
                                .map(one -> one.getString("role") + ": " + one.getString("text")))
                .containsExactly(
                        "visitor: My headset does not work",
                        "visitor: It is blue",
                        "note: Ask the supplier",
                        "agent: Please unplug it");
        assertThat(
                        company.owner()
                                .get("/api/support/tickets/" + opened.getString("ticketId"))
                                .is(200)
                                .json()
                                .getString("state"))
                .isEqualTo("solved");
    }

    @Test
    void theBotAnswersWhatACustomerSaysThere() throws JMSException {
        String conversation = Talk.ask(company.visitor(), "Hello").getString("conversationId");
        long before = Talk.messages(company.owner(), conversation).rows().size();
        sound(
                jms.ask("addMessage", message(conversation, "customer", "Is anybody there?")),
                "addMessage",
                message(conversation, "customer", "x"));
        Awaitility.await("the bot answers")
                .atMost(Duration.ofSeconds(40))
                .until(
                        () ->
                                Talk.messages(company.owner(), conversation).rows().size()
                                        >= before + 2);
    }

    @Test
    void anArticleIsWrittenAndChanged() throws JMSException {
        JsonObject data =
                Json.createObjectBuilder()
                        .add("article", Company.article("The coffee machine", "Descale it monthly"))
                        .build();
        JsonObject written = sound(jms.ask("indexArticle", data), "indexArticle", data);
        JsonObject change =
                Json.createObjectBuilder()
                        .add("articleId", written.getString("articleId"))
                        .add("article", Company.article("The coffee machine", "Descale it weekly"))
                        .build();
        JsonObject changed = sound(jms.ask("indexArticle", change), "indexArticle", change);
        assertThat(changed.getString("articleId")).isEqualTo(written.getString("articleId"));
        assertThat(changed.getInt("version")).isGreaterThan(written.getInt("version"));
        JsonObject article =
                company.owner()
                        .get("/api/knowledge/articles/" + written.getString("articleId"))
                        .is(200)
                        .json();
        assertThat(article.getString("markdown")).isEqualTo("Descale it weekly");
        jms.ask(
                        "indexArticle",
                        Json.createObjectBuilder()
                                .add("article", Json.createObjectBuilder().add("markdown", "x"))
                                .build())
                .refused(400, "required");
    }

    @Test
    void aRepeatGetsTheFirstReplyAndChangesNothing() throws JMSException {
        String body =
                Jms.body(
                        "openTicket",
                        1,
                        Json.createObjectBuilder().add("text", "Once only").build());
        Map<String, String> key = Map.of("idempotencyKey", Talk.unique());
        JsonObject first = jms.ask(body, key).done();
        assertThat(jms.ask(body, key).done()).isEqualTo(first);
        assertThat(tickets()).isEqualTo(1);
        jms.ask(
                        Jms.body(
                                "openTicket",
                                1,
                                Json.createObjectBuilder().add("text", "Another").build()),
                        key)
                .refused(422, "idempotency_key_reused");
        try (Jms other = Jms.connect(server, Jms.client(company.owner(), ALL))) {
            assertThat(other.ask(body, key).done())
                    .as("another client's key is another key")
                    .isNotEqualTo(first);
        }
    }

    @Test
    void whoMayNotIsTold() throws JMSException {
        Company stranger = Company.found(server);
        String conversation = Talk.waiting(company.visitor());
        String body = Jms.body("addMessage", 1, message(conversation, "customer", "Hello"));
        try (Jms foreign =
                Jms.connect(
                        server, Jms.client(stranger.owner(), "addMessage", "closeConversation"))) {
            foreign.ask(body, Map.of()).refused(404, "unknown_conversation");
            foreign.ask(
                            "closeConversation",
                            Json.createObjectBuilder().add("conversationId", conversation).build())
                    .refused(404, "unknown_conversation");
            foreign.ask("openTicket", Json.createObjectBuilder().add("text", "x").build())
                    .refused(403, "command_not_allowed");
        }
        jms.ask(body, Map.of("credential", "")).refused(401, "bad_client_credential");
        jms.ask(body, Map.of("credential", Talk.unique() + ".x"))
                .refused(401, "bad_client_credential");
        String revoked = Jms.client(company.owner(), ALL);
        jms.ask(body, Map.of("credential", revoked)).done();
        company.owner()
                .method("DELETE", "/api/integration/clients/" + revoked.substring(0, 36), null)
                .is(204);
        jms.ask(body, Map.of("credential", revoked)).refused(401, "bad_client_credential");
        jms.ask(body, Map.of("credential", Jms.client(Client.signedIn(server, "admin"))))
                .refused(401, "bad_client_credential");
    }

    @Test
    void aModelCompletesAndTheBusinessPays() throws JMSException {
        JsonObject data = completion("echo/echo", "Say it again");
        assertThat(sound(jms.ask("complete", data), "complete", data).getString("text"))
                .isEqualTo("Say it again");
        assertThat(company.owner().get("/api/ai/usage/details").is(200).rows()).hasSize(1);
    }

    @Test
    void whatHappenedIsRecordedOnce() throws JMSException {
        JsonObject data =
                Json.createObjectBuilder()
                        .add("kind", "order.shipped")
                        .add("subject", "4711")
                        .add("occurredAt", "2026-11-20T10:00:00Z")
                        .add(
                                "data",
                                Json.createObjectBuilder()
                                        .add("carrier", "Pigeon Post")
                                        .add("days", 2))
                        .build();
        Map<String, String> key = Map.of("idempotencyKey", Talk.unique());
        JsonObject recorded =
                sound(
                        jms.ask(Jms.body("recordLearningData", 1, data), key),
                        "recordLearningData",
                        data);
        assertThat(
                        sound(
                                jms.ask(Jms.body("recordLearningData", 1, data), key),
                                "recordLearningData",
                                data))
                .isEqualTo(recorded);
        JsonObject kept = company.owner().get("/api/learning/data").is(200).rows().getFirst();
        assertThat(company.owner().get("/api/learning/data").is(200).rows()).hasSize(1);
        assertThat(kept.getString("id")).isEqualTo(recorded.getString("id"));
        assertThat(kept.getJsonObject("data")).isEqualTo(data.getJsonObject("data"));
    }

    private static JsonObject completion(String model, String text) {
        return Json.createObjectBuilder()
                .add("model", model)
                .add(
                        "messages",
                        Json.createArrayBuilder()
                                .add(
                                        Json.createObjectBuilder()
                                                .add("role", "user")
                                                .add("content", text)))
                .build();
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedInPlainWords() throws JMSException {
        JsonObject nothing = Json.createObjectBuilder().build();
        jms.ask("launchRocket", nothing).refused(400, "unknown_command");
        jms.ask("recordLearningData", nothing).refused(400, "required");
        jms.ask("complete", nothing).refused(400, "required");
        jms.ask("complete", completion("nobody/nothing", "x")).refused(422, "model_not_found");
        jms.ask(Jms.body("openTicket", 7, nothing), Map.of()).refused(400, "unknown_version");
        jms.ask("openTicket", nothing).refused(400, "required");
        jms.ask(
                        "openTicket",
                        Json.createObjectBuilder().add("text", 7).add("customer", "x").build())
                .refused(400, "malformed_json");
        jms.ask("addMessage", message("none", "customer", "x")).refused(400, "malformed_id");
        jms.ask("addMessage", message(Talk.unique(), "robot", "x")).refused(400, "unknown_author");
        for (String garbage :
                List.of(
                        "",
                        "null",
                        "[]",
                        "{",
                        "{} {}",
                        "<a/>",
                        "{\"type\":1,\"version\":1,\"data\":{}}",
                        "{\"a\":".repeat(200) + "1" + "}".repeat(200))) {
            assertThat(jms.ask(garbage, Map.of()).status()).as(garbage).isEqualTo(400);
        }
        jms.ask(
                        Jms.body(
                                "openTicket",
                                1,
                                Json.createObjectBuilder()
                                        .add("text", "x".repeat(10 * 1024 * 1024))
                                        .build()),
                        Map.of())
                .refused(413, "too_large");
        jms.ask(jms.session().createObjectMessage(new Bomb()))
                .refused(415, "unsupported_media_type");
        jms.ask(jms.session().createBytesMessage()).refused(415, "unsupported_media_type");
        jms.ask(jms.session().createMapMessage()).refused(415, "unsupported_media_type");
        assertThat(tickets()).isZero();
    }

    /** The server has no such class: reading the object would fail, and end in the dead letters. */
    private static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aRefusalThatNobodyWaitsForIsParked() throws JMSException {
        Message message =
                jms.session()
                        .createTextMessage(
                                Jms.body("launchRocket", 1, Json.createObjectBuilder().build()));
        jms.send(message, null);
        Awaitility.await("it is parked")
                .atMost(Duration.ofSeconds(60))
                .until(() -> parked().size() == 1);
        JsonObject row = parked().getFirst();
        assertThat(row.getString("type")).isEqualTo("launchRocket");
        assertThat(row.getString("problem")).contains("unknown_command");
        company.owner()
                .post("/api/integration/parked/" + row.getString("id") + "/retry")
                .refused(400, "unknown_command");
        assertThat(parked()).as("still there").hasSize(1);
        Company.found(server)
                .owner()
                .post("/api/integration/parked/" + row.getString("id") + "/discard")
                .refused(404, "unknown_parked_request");
        company.visitor().get("/api/integration/parked").refused(403);
        company.owner().post("/api/integration/parked/" + row.getString("id") + "/discard").is(204);
        assertThat(parked()).isEmpty();
    }

    /** Else its reply would be a request, or be heard as an event. */
    @Test
    void nobodyHasRepliesSentToWhereOthersListen() throws JMSException {
        for (var ours :
                List.of(
                        jms.session().createQueue(Jms.REQUESTS),
                        jms.session().createQueue("frontdesk.dead"),
                        jms.session().createTopic("frontdesk.events"))) {
            jms.send(
                    jms.session()
                            .createTextMessage(
                                    Jms.body(
                                            "launchRocket", 1, Json.createObjectBuilder().build())),
                    ours);
        }
        Awaitility.await("parked, as nobody waits")
                .atMost(Duration.ofSeconds(60))
                .until(() -> parked().size() == 3);
        assertThat(parked())
                .allSatisfy(
                        row -> assertThat(row.getString("problem")).contains("unknown_command"));
    }

    @Test
    void whatFailsAgainAndAgainIsParkedAndRetriedOnce() throws JMSException {
        String trap = "trap_" + company.id().toString().replace('-', '_');
        ServerDatabase.update(
                server,
                "create function "
                        + trap
                        + "() returns trigger language plpgsql as $$ begin raise exception 'no"
                        + " tickets today'; end $$");
        ServerDatabase.update(
                server,
                "create trigger "
                        + trap
                        + " before insert on ticket for each row when (new.tenant_id = '"
                        + company.id()
                        + "') execute function "
                        + trap
                        + "()");
        try {
            jms.ask("openTicket", Json.createObjectBuilder().add("text", "A poisonous one").build())
                    .refused(500, "parked");
            JsonObject row = parked().getFirst();
            assertThat(row.getString("problem")).contains("no tickets today");
            assertThat(row.getString("payload")).contains("A poisonous one");
            assertThat(tickets()).isZero();
        } finally {
            ServerDatabase.update(server, "drop function " + trap + "() cascade");
        }
        String id = parked().getFirst().getString("id");
        company.owner().post("/api/integration/parked/" + id + "/retry").is(200);
        assertThat(tickets()).isEqualTo(1);
        assertThat(parked()).isEmpty();
        company.owner()
                .post("/api/integration/parked/" + id + "/retry")
                .refused(404, "unknown_parked_request");
    }

    private static JsonObject message(String conversation, String author, String text) {
        return Json.createObjectBuilder()
                .add("conversationId", conversation)
                .add("author", author)
                .add("text", text)
                .build();
    }

    /** Request and reply are what their schemas say. */
    private JsonObject sound(Jms.Reply reply, String type, JsonObject data) throws JMSException {
        JsonObject done = reply.done();
        assertThat(problems("commands", type, Jms.body(type, 1, data))).isEmpty();
        assertThat(problems("replies", type, reply.body().toString()))
                .as(reply.body().toString())
                .isEmpty();
        return done;
    }

    private List<String> problems(String kind, String type, String document) {
        String schema =
                Client.nobody(server)
                        .get("/api/integration/schemas/" + kind + "/" + type + ".v1.json")
                        .is(200)
                        .text();
        return JsonSchemas.problems(schema, document);
    }

    private long tickets() {
        return company.owner().get("/api/support/tickets?state=all").is(200).rows().size();
    }

    private List<JsonObject> parked() {
        return company.owner().get("/api/integration/parked").is(200).rows();
    }
}

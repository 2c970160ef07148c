package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What happens in the house is heard on the topic: everything, once, in order, as CloudEvents. */
class EventsIT {

    private static final String TOPIC = "frontdesk.events";

    private final TestServer server = SharedServer.get();
    private final Client operator = Client.signedIn(server, "admin");
    private final Company company = Company.found(server);

    private String selector() {
        return "tenant = '" + company.id() + "'";
    }

    @Test
    void whatHappensIsHeardInOrderAndFitsItsSchema() throws JMSException {
        try (Connection connection = Jms.connection(server, Jms.client(operator));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createConsumer(session.createTopic(TOPIC), selector())) {
            connection.start();
            spendMostOfABudget();
            List<TextMessage> heard = hear(consumer, "ai.budget.threshold");
            heard.addAll(heardOfAReceiverThatIsGone(consumer));
            String conversation = Talk.waiting(company.visitor());
            company.owner()
                    .post("/api/support/conversations/" + conversation + "/assign", "{}")
                    .is(200);
            company.owner()
                    .post("/api/support/conversations/" + conversation + "/handback", "{}")
                    .is(200);
            company.owner()
                    .post("/api/support/conversations/" + conversation + "/close", "{}")
                    .is(200);
            company.owner()
                    .post("/api/support/conversations/" + conversation + "/reopen", "{}")
                    .is(200);
            company.visitor()
                    .post("/api/support/conversations/" + conversation + "/rate", "{\"rating\": 5}")
                    .is(200);
            company.write("Heard", "Somewhere else");

            heard.addAll(hear(consumer, "knowledge.article.changed"));

            Set<String> types = new TreeSet<>();
            for (TextMessage message : heard) {
                types.add(message.getStringProperty("type"));
                isSound(message);
            }
            assertThat(types).containsExactlyElementsOf(new TreeSet<>(catalogue()));
            List<JsonObject> messages = new ArrayList<>();
            for (TextMessage message : heard) {
                if (message.getStringProperty("type").equals("support.message.posted")) {
                    messages.add(json(message).getJsonObject("data"));
                }
            }
            assertThat(messages.stream().map(data -> data.getInt("seq")))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(1);
        }
    }

    private void spendMostOfABudget() {
        String key =
                company.owner()
                        .post(
                                "/api/ai/keys",
                                "{\"name\":\"Small\",\"budget\":{\"amount\":\"0.0015\",\"period\":\"total\"}}")
                        .is(201)
                        .json()
                        .getString("key");
        Client.bearer(server, key)
                .post(
                        "/v1/chat/completions",
                        "{\"model\":\"echo/priced\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"one"
                                + " two three four five six seven eight nine ten\"}]}")
                .is(200);
    }

    private List<TextMessage> heardOfAReceiverThatIsGone(MessageConsumer consumer)
            throws JMSException {
        try (Receiver receiver = new Receiver()) {
            receiver.behave("/gone", Receiver.status(410));
            Hook.of(server, company, receiver.at("/gone"), "knowledge.*");
            company.write("Not heard", "By who is gone");
            return hear(consumer, "integration.webhook.disabled");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDurableSubscriberMissesNothing() throws JMSException {
        String credential = Jms.client(operator);
        String name = "durable-" + Talk.unique();
        try (Connection connection = durable(credential, name);
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createDurableConsumer(session.createTopic(TOPIC), name, selector(), false);
        }
        String conversation = Talk.waiting(company.visitor());
        awaitPublished();
        try (Connection connection = durable(credential, name);
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            MessageConsumer consumer =
                    session.createDurableConsumer(
                            session.createTopic(TOPIC), name, selector(), false);
            connection.start();
            List<TextMessage> heard = hear(consumer, "support.ticket.opened");
            assertThat(heard.getFirst().getStringProperty("type"))
                    .isEqualTo("support.conversation.opened");
            assertThat(json(heard.getFirst()).getString("subject")).isEqualTo(conversation);
            consumer.close();
            session.unsubscribe(name);
        }
    }

    /** An event that was published, and then not marked because the server died, comes again. */
    @Test
    void whatIsPublishedAgainIsNotHeardAgain() throws JMSException {
        try (Connection connection = Jms.connection(server, Jms.client(operator));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createConsumer(session.createTopic(TOPIC), selector())) {
            connection.start();
            String first = company.write("Once", "And not twice").getString("id");
            hear(consumer, "knowledge.article.changed");

            ServerDatabase.update(
                    server,
                    """
                    insert into outbox_delivery (event_id, seq, listener, tenant_id, due_at)
                    select id, seq, 'integration.events', tenant_id, now() from outbox_event
                    where tenant_id = ? and subject = ?::uuid and type = 'knowledge.article.changed'
                    """,
                    company.id(),
                    first);
            String second = company.write("Another", "That comes after").getString("id");

            List<TextMessage> heard = hear(consumer, "knowledge.article.changed");
            assertThat(heard).hasSize(1);
            assertThat(json(heard.getFirst()).getString("subject")).isEqualTo(second);
            awaitPublished();
        }
    }

    @Test
    void businessesClientsDoNotHearTheTopicAndNobodyElseGetsIn() throws JMSException {
        try (Connection connection = Jms.connection(server, Jms.client(company.owner(), "ask"));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createConsumer(session.createTopic(TOPIC)))
                    .isInstanceOf(JMSSecurityException.class);
        }
        try (Connection connection = Jms.connection(server, Jms.client(operator));
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(
                            () ->
                                    session.createProducer(session.createTopic(TOPIC))
                                            .send(session.createTextMessage("{}")))
                    .isInstanceOf(JMSSecurityException.class);
        }
        String credential = Jms.client(operator);
        assertThatThrownBy(() -> Jms.connection(server, credential + "x"))
                .isInstanceOf(JMSSecurityException.class);
        operator.method("DELETE", "/api/integration/clients/" + credential.substring(0, 36), null)
                .is(204);
        Awaitility.await("a revoked one is not let in")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> Jms.connection(server, credential))
                                        .isInstanceOf(JMSSecurityException.class));
    }

    private Connection durable(String credential, String id) throws JMSException {
        Connection connection = Jms.connection(server, credential);
        connection.setClientID(id);
        return connection;
    }

    private void awaitPublished() {
        Awaitility.await("it is published")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                ServerDatabase.count(
                                                server,
                                                "select count(*) from outbox_delivery where"
                                                        + " listener = 'integration.events' and"
                                                        + " tenant_id = ?",
                                                company.id())
                                        == 0);
    }

    private List<String> catalogue() {
        return company.owner().get("/api/integration/events/types").is(200).rows().stream()
                .map(row -> row.getString("type"))
                .toList();
    }

    private void isSound(TextMessage message) throws JMSException {
        JsonObject event = json(message);
        assertThat(message.getStringProperty("tenant"))
                .isEqualTo(event.getString("tenant"))
                .isEqualTo(company.id().toString());
        assertThat(message.getStringProperty("id"))
                .isEqualTo(event.getString("id"))
                .isEqualTo(message.getStringProperty("ce_id"));
        assertThat(message.getStringProperty("room"))
                .isEqualTo(event.getString("type").replaceAll("\\..*", ""));
        assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(event.getString("subject"));
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        String schema = Client.nobody(server).get(event.getString("dataschema")).is(200).text();
        assertThat(JsonSchemas.problems(schema, event.getJsonObject("data").toString()))
                .as(event.toString())
                .isEmpty();
    }

    /** Up to the first of this type. */
    private static List<TextMessage> hear(MessageConsumer consumer, String last)
            throws JMSException {
        List<TextMessage> heard = new ArrayList<>();
        while (heard.isEmpty() || !heard.getLast().getStringProperty("type").equals(last)) {
            TextMessage message = (TextMessage) consumer.receive(30_000);
            assertThat(message).as("the next event after %s", heard.size()).isNotNull();
            heard.add(message);
        }
        return heard;
    }

    private static JsonObject json(TextMessage message) throws JMSException {
        try (var reader = Json.createReader(new StringReader(message.getText()))) {
            return reader.readObject();
        }
    }
}

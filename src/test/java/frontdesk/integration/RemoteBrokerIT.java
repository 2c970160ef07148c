package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import frontdesk.testing.Broker;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

/** The same names at a broker of the company's own, over TLS: it may die, be slow, and see the server die. */
@DisabledIfSystemProperty(named = "frontdesk.remote.skip", matches = "true", disabledReason = "It takes a minute: -Dfrontdesk.remote.skip=false")
class RemoteBrokerIT {

    private static Broker broker;
    private static TestServer server;

    @BeforeAll
    static void start() {
        broker = Broker.create();
        broker.start();
        server = TestServer.configured("remote", "jms-remote.cli", with(broker.settings()));
        server.start();
    }

    private static java.util.Map<String, String> with(java.util.Map<String, String> settings) {
        java.util.Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("FRONTDESK_DEMO", "false");
        return all;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        broker.close();
    }

    private Connection as(String user) throws JMSException {
        return Jms.factory(broker.url()).createConnection(user, Broker.PASSWORD);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void eventsAndRequestsGoThroughABrokerThatDiesAndAServerThatDies() throws JMSException {
        assertThatThrownBy(() -> Jms.factory(broker.urlWithoutTls()).createConnection("frontdesk", Broker.PASSWORD)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> Jms.factory(broker.url()).createConnection("frontdesk", "wrong")).isInstanceOf(JMSException.class);
        Company company = Company.found(server);
        String credential = Jms.client(company.owner(), "openTicket");
        try (Connection warehouse = listener(); Session session = warehouse.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            subscription(session, company).close();
        }

        assertThat(open(credential, "The first").getInt("number")).isEqualTo(1);

        broker.kill9();
        Talk.waiting(company.visitor());
        assertThat(unpublished(company)).isPositive();
        broker.start();
        Awaitility.await("the events went out").atMost(Duration.ofSeconds(60)).until(() -> unpublished(company) == 0);
        assertThat(open(credential, "After the broker's death").getInt("number")).isEqualTo(3);

        dieBetweenEffectAndAcknowledge(company, credential);
        assertThat(open(credential, "After the server's death").getInt("number")).isEqualTo(5);

        Awaitility.await("the events went out").atMost(Duration.ofSeconds(60)).until(() -> unpublished(company) == 0);
        List<String> stored = ServerDatabase.column(server, "select id from outbox_event where tenant_id = ?", company.id());
        try (Connection warehouse = listener(); Session session = warehouse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = subscription(session, company)) {
            warehouse.start();
            Heard heard = new Heard().readAll(consumer);
            assertThat(heard.lost(stored)).as("lost").isEmpty();
            assertThat(heard.doubled()).as("doubled").isZero();
            assertThat(heard.disordered()).as("disordered").isZero();
            assertThat(heard.size()).isEqualTo(stored.size());
        }
    }

    /**
     * The ticket's number is held by a lock until the broker stands still: then the effect can be committed, and neither the
     * reply nor the acknowledgement can leave.
     */
    private void dieBetweenEffectAndAcknowledge(Company company, String credential) throws JMSException {
        try (java.sql.Connection database = ServerDatabase.connect(server)) {
            database.setAutoCommit(false);
            try (var statement = database.createStatement()) {
                statement.execute("select 1 from ticket_counter where tenant_id = '" + company.id() + "' for update");
            }
            try (Connection intranet = as("intranet"); Session session = intranet.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                session.createProducer(session.createQueue(Jms.REQUESTS)).send(request(session, credential, "In the middle", session.createTemporaryQueue()));
                Awaitility.await("it waits for its number").atMost(Duration.ofSeconds(30)).until(() -> ServerDatabase.count(server,
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%ticket_counter%'") > 0);
                broker.pause();
                database.rollback();
                Awaitility.await("the effect").atMost(Duration.ofSeconds(30)).until(() -> tickets(company) == 4);
                server.kill9();
                broker.resume();
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        server.start();
        Awaitility.await("the broker has delivered it again").atMost(Duration.ofSeconds(90)).until(() -> inboxReplies(company) >= 3 && tickets(company) == 4);
    }

    private JsonObject open(String credential, String text) throws JMSException {
        try (Connection intranet = as("intranet"); Session session = intranet.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            var replies = session.createTemporaryQueue();
            MessageConsumer consumer = session.createConsumer(replies);
            intranet.start();
            session.createProducer(session.createQueue(Jms.REQUESTS)).send(request(session, credential, text, replies));
            TextMessage reply = (TextMessage) consumer.receive(60_000);
            assertThat(reply).as("a reply").isNotNull();
            assertThat(reply.getIntProperty("status")).as(reply.getText()).isEqualTo(200);
            try (var reader = Json.createReader(new java.io.StringReader(reply.getText()))) {
                return reader.readObject().getJsonObject("data");
            }
        }
    }

    private static Message request(Session session, String credential, String text, jakarta.jms.Queue replies) throws JMSException {
        Message message = session.createTextMessage(Jms.body("openTicket", 1, Json.createObjectBuilder().add("text", text).build()));
        message.setStringProperty("credential", credential);
        message.setJMSReplyTo(replies);
        return message;
    }

    private Connection listener() throws JMSException {
        Connection connection = as("warehouse");
        connection.setClientID("warehouse");
        return connection;
    }

    private static MessageConsumer subscription(Session session, Company company) throws JMSException {
        return session.createDurableConsumer(session.createTopic("frontdesk.events"), "stock", "tenant = '" + company.id() + "'", false);
    }

    private static long unpublished(Company company) {
        return ServerDatabase.count(server, "select count(*) from outbox_delivery where listener = 'integration.events' and tenant_id = ?", company.id());
    }

    private static long tickets(Company company) {
        return ServerDatabase.count(server, "select count(*) from ticket where tenant_id = ?", company.id());
    }

    private static long inboxReplies(Company company) {
        return ServerDatabase.count(server, "select count(*) from integration_inbox where tenant_id = ? and reply <> ''", company.id());
    }
}

package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.testing.Broker;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The same names at a broker of the company's own, over TLS: it may die, be slow, and see the
 * server die; see {@link CrashPoints}.
 */
@DisabledIfSystemProperty(
        named = "frontdesk.remote.skip",
        matches = "true",
        disabledReason = "It takes two minutes: -Dfrontdesk.remote.skip=false")
class RemoteBrokerIT {

    private static final int ROUNDS = Integer.getInteger("frontdesk.remote.rounds", 4);
    private static final Path REPORT = Path.of("target/remote-broker.txt");

    private static Broker broker;
    private static TestServer server;

    private Company company;
    private String credential;
    private int requests;
    private int tickets;

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
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void eventsAndRequestsGoThroughABrokerThatDiesAndAServerThatDies() throws Exception {
        assertThatThrownBy(
                        () ->
                                Jms.factory(broker.urlWithoutTls())
                                        .createConnection("frontdesk", Broker.PASSWORD))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> Jms.factory(broker.url()).createConnection("frontdesk", "wrong"))
                .isInstanceOf(JMSException.class);
        company = Company.found(server);
        credential = Jms.client(company.owner(), "openTicket");
        try (Connection warehouse = listener();
                Session session = warehouse.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            subscription(session).close();
        }
        openTicket();
        for (int round = 0; round < ROUNDS; round++) {
            switch (round % 4) {
                case 0 -> theBrokerDiesBeforeAnEventIsPublished();
                case 1 -> theServerDiesBetweenEffectAndAcknowledge();
                case 2 -> theBrokerDiesBeforeAnEventIsMarked();
                default -> theBrokerDiesBetweenEffectAndAcknowledge();
            }
            openTicket();
            Awaitility.await("the events went out")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> unpublished() == 0);
            Files.writeString(REPORT, "kills " + (round + 1) + ", tickets " + tickets() + "\n");
        }
        check(Heard.stored(server, company));
    }

    private void check(List<String> stored) throws Exception {
        try (Connection warehouse = listener();
                Session session = warehouse.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = subscription(session)) {
            warehouse.start();
            Heard heard = new Heard().readAll(consumer);
            Files.writeString(
                    REPORT,
                    "kills "
                            + ROUNDS
                            + ", events stored "
                            + stored.size()
                            + ", heard "
                            + heard.size()
                            + ", lost "
                            + heard.lost(stored).size()
                            + ", doubled "
                            + heard.doubled()
                            + ", disordered "
                            + heard.disordered()
                            + ", requests "
                            + requests
                            + ", tickets "
                            + tickets()
                            + " of "
                            + tickets
                            + "\n");
            assertThat(heard.lost(stored)).as("lost").isEmpty();
            assertThat(heard.doubled()).as("doubled").isZero();
            assertThat(heard.disordered()).as("disordered").isZero();
            assertThat(heard.size()).isEqualTo(stored.size());
            assertThat(tickets()).as("effects").isEqualTo(tickets);
        }
    }

    private void theBrokerDiesBeforeAnEventIsPublished() {
        broker.kill9();
        waitForAPerson();
        assertThat(unpublished()).isPositive();
        broker.start();
    }

    private void theBrokerDiesBeforeAnEventIsMarked() throws Exception {
        try (CrashPoints points = new CrashPoints(server);
                Connection live = as("warehouse");
                Session session = live.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createConsumer(session.createTopic("frontdesk.events"), ours())) {
            live.start();
            points.hold(CrashPoints.EVENT_STORED);
            waitForAPerson();
            points.holdMarksAndRelease(CrashPoints.EVENT_STORED);
            assertThat(consumer.receive(60_000)).as("an event was published").isNotNull();
            assertThat(unpublished()).as("not marked").isPositive();
            broker.kill9();
        } catch (JMSException e) {
            assertThat(broker.isAlive())
                    .as("closing the connection to a broker that is dead")
                    .isFalse();
        }
        broker.start();
    }

    private void theServerDiesBetweenEffectAndAcknowledge() throws Exception {
        betweenEffectAndAcknowledge(
                () -> {
                    server.kill9();
                    broker.resume();
                });
        server.start();
        awaitRequests();
    }

    private void theBrokerDiesBetweenEffectAndAcknowledge() throws Exception {
        betweenEffectAndAcknowledge(broker::kill9);
        broker.start();
        awaitRequests();
    }

    /**
     * The ticket's number is held by a lock until the broker stands still: then the effect can be
     * committed, and neither the reply nor the acknowledgement can leave.
     */
    private void betweenEffectAndAcknowledge(Runnable death) throws Exception {
        try (java.sql.Connection database = ServerDatabase.connect(server);
                Connection intranet = as("intranet");
                Session session = intranet.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            database.setAutoCommit(false);
            try (var statement = database.createStatement()) {
                statement.execute(
                        "select 1 from ticket_counter where tenant_id = '"
                                + company.id()
                                + "' for update");
            }
            session.createProducer(session.createQueue(Jms.REQUESTS))
                    .send(request(session, "In the middle", session.createTemporaryQueue()));
            requests++;
            tickets++;
            Awaitility.await("it waits for its number")
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    ServerDatabase.count(
                                                    server,
                                                    "select count(*) from pg_stat_activity where"
                                                            + " wait_event_type = 'Lock' and query like"
                                                            + " '%ticket_counter%'")
                                            > 0);
            broker.pause();
            database.rollback();
            Awaitility.await("the effect")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> tickets() == tickets);
            death.run();
        } catch (JMSException e) {
            assertThat(broker.isAlive())
                    .as("closing the connection to a broker that is dead")
                    .isFalse();
        }
    }

    private void awaitRequests() {
        Awaitility.await("the broker has delivered it again")
                .atMost(Duration.ofSeconds(90))
                .until(() -> replies() == requests && tickets() == tickets);
    }

    private void waitForAPerson() {
        Talk.waiting(company.visitor());
        tickets++;
    }

    private void openTicket() throws JMSException {
        assertThat(open("Ticket " + requests).getInt("number")).isEqualTo(tickets);
    }

    private JsonObject open(String text) throws JMSException {
        requests++;
        tickets++;
        try (Connection intranet = as("intranet");
                Session session = intranet.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            var replies = session.createTemporaryQueue();
            MessageConsumer consumer = session.createConsumer(replies);
            intranet.start();
            session.createProducer(session.createQueue(Jms.REQUESTS))
                    .send(request(session, text, replies));
            TextMessage reply = (TextMessage) consumer.receive(60_000);
            assertThat(reply).as("a reply").isNotNull();
            assertThat(reply.getIntProperty("status")).as(reply.getText()).isEqualTo(200);
            try (var reader = Json.createReader(new java.io.StringReader(reply.getText()))) {
                return reader.readObject().getJsonObject("data");
            }
        }
    }

    private Message request(Session session, String text, jakarta.jms.Queue replies)
            throws JMSException {
        Message message =
                session.createTextMessage(
                        Jms.body(
                                "openTicket",
                                1,
                                Json.createObjectBuilder().add("text", text).build()));
        message.setStringProperty("credential", credential);
        message.setJMSReplyTo(replies);
        return message;
    }

    private Connection listener() throws JMSException {
        Connection connection = as("warehouse");
        connection.setClientID("warehouse");
        return connection;
    }

    private MessageConsumer subscription(Session session) throws JMSException {
        return session.createDurableConsumer(
                session.createTopic("frontdesk.events"), "stock", ours(), false);
    }

    private String ours() {
        return "tenant = '" + company.id() + "'";
    }

    private long unpublished() {
        return ServerDatabase.count(
                server,
                "select count(*) from outbox_delivery where listener = 'integration.events' and"
                        + " tenant_id = ?",
                company.id());
    }

    private long tickets() {
        return ServerDatabase.count(
                server, "select count(*) from ticket where tenant_id = ?", company.id());
    }

    private long replies() {
        return ServerDatabase.count(
                server,
                "select count(*) from integration_inbox where tenant_id = ? and reply <> ''",
                company.id());
    }
}

package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.json.Json;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

/**
 * The server is killed, -9, where events and requests are between the database and the broker. The points are held open from
 * outside, by locks in the database: nothing in the product knows of them.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("frontdesk.crashes", 3);
    private static final int AT_ONCE = 20;
    private static final String STREAM = "hashtextextended('outbox integration.events', 0)";

    private static TestServer server;

    private Company company;
    private String clientCredential;
    private String conversation;
    private final List<String> asked = new ArrayList<>();
    private int lostEffects;
    private int doubledEffects;

    @BeforeAll
    static void start() {
        server = TestServer.configured("crash", "jms-acceptor.cli", java.util.Map.of("FRONTDESK_DEMO", "false"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void nothingIsLostDoubledOrDisorderedWhereverItIsKilled() throws Exception {
        company = Company.found(server);
        clientCredential = Jms.client(company.owner(), "addMessage", "openTicket");
        String listener = Jms.client(Client.signedIn(server, "admin"));
        subscribe(listener).close();
        conversation = Talk.waiting(company.visitor());
        for (int round = 0; round < ROUNDS; round++) {
            switch (round % 3) {
                case 0 -> killAfterCommitBeforePublish();
                case 1 -> killAfterPublishBeforeMark(listener);
                default -> killAfterEffectBeforeAcknowledge();
            }
        }
        awaitPublished();
        List<String> stored = ServerDatabase.column(server,
                "select id from outbox_event where tenant_id = ? and type not in ('" + String.join("', '", CatalogueTest.INTERNAL) + "') order by seq", company.id());
        Heard heard;
        try (jakarta.jms.Connection connection = subscribe(listener);
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = consumer(session)) {
            connection.start();
            heard = new Heard().readAll(consumer);
        }
        countEffects();
        report(stored.size(), heard, stored);
        assertThat(heard.lost(stored)).as("lost").isZero();
        assertThat(heard.doubled()).as("doubled").isZero();
        assertThat(heard.disordered()).as("disordered").isZero();
        assertThat(heard.size()).isEqualTo(stored.size());
        assertThat(lostEffects).as("requests without an effect").isZero();
        assertThat(doubledEffects).as("requests with two effects").isZero();
    }

    /** The carrier is locked out as if another node had it, so that what is committed stays unpublished. */
    private void killAfterCommitBeforePublish() throws SQLException {
        try (Connection database = ServerDatabase.connect(server)) {
            execute(database, "select pg_advisory_lock(" + STREAM + ")");
            say(AT_ONCE);
            assertThat(unpublished()).isGreaterThanOrEqualTo(AT_ONCE);
            server.kill9();
        }
        restart();
    }

    /** The marks are locked, so that the carrier has published and waits. */
    private void killAfterPublishBeforeMark(String listener) throws Exception {
        try (Connection database = ServerDatabase.connect(server);
                jakarta.jms.Connection live = Jms.connection(server, listener);
                Session session = live.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createTopic("frontdesk.events"), "tenant = '" + company.id() + "'")) {
            live.start();
            execute(database, "select pg_advisory_lock(" + STREAM + ")");
            say(AT_ONCE);
            database.setAutoCommit(false);
            execute(database, "select 1 from outbox_delivery where listener = 'integration.events' for update");
            execute(database, "select pg_advisory_unlock(" + STREAM + ")");
            for (int i = 0; i < AT_ONCE; i++) {
                assertThat(consumer.receive(60_000)).as("event %s was published", i).isNotNull();
            }
            assertThat(unpublished()).as("not marked").isGreaterThanOrEqualTo(AT_ONCE);
            server.kill9();
        } catch (JMSException e) {
            // Closing the connection to a server that is dead.
            assertThat(server.awaitEnd(Duration.ZERO)).isTrue();
        }
        restart();
    }

    /** Killed as soon as the first effect of many is seen, so that some are acknowledged, some done, some neither. */
    private void killAfterEffectBeforeAcknowledge() throws JMSException {
        long before = messages();
        try (Jms jms = Jms.connect(server, clientCredential)) {
            for (int i = 0; i < AT_ONCE * 5; i++) {
                String text = "asked " + Talk.unique();
                Message message = jms.session().createTextMessage(Jms.body("addMessage", 1, Json.createObjectBuilder()
                        .add("conversationId", conversation).add("text", text).build()));
                jms.send(message, null);
                asked.add(text);
            }
            Awaitility.await("an effect").atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
                    .until(() -> messages() > before);
            server.kill9();
        } catch (JMSException e) {
            assertThat(server.awaitEnd(Duration.ZERO)).isTrue();
        }
        restart();
        Awaitility.await("all are done").atMost(Duration.ofSeconds(90)).until(() -> messages() >= before + AT_ONCE * 5L);
    }

    private void restart() {
        server.start();
        awaitPublished();
    }

    private void awaitPublished() {
        Awaitility.await("everything is published").atMost(Duration.ofSeconds(90)).until(() -> unpublished() == 0);
    }

    private void say(int times) {
        for (int i = 0; i < times; i++) {
            Talk.ask(company.visitor(), conversation, "Message " + UUID.randomUUID(), null);
        }
    }

    private long unpublished() {
        return ServerDatabase.count(server, "select count(*) from outbox_delivery where listener = 'integration.events'");
    }

    private long messages() {
        return ServerDatabase.count(server, "select count(*) from message where conversation_id = ?::uuid and text like 'asked %'", conversation);
    }

    private void countEffects() {
        List<String> done = ServerDatabase.column(server,
                "select text from message where conversation_id = ?::uuid and text like 'asked %'", conversation);
        doubledEffects = done.size() - new HashSet<>(done).size();
        List<String> missing = new ArrayList<>(asked);
        missing.removeAll(done);
        lostEffects = missing.size();
    }

    private jakarta.jms.Connection subscribe(String listener) throws JMSException {
        jakarta.jms.Connection connection = Jms.connection(server, listener);
        connection.setClientID("crash");
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        consumer(session).close();
        session.close();
        return connection;
    }

    private MessageConsumer consumer(Session session) throws JMSException {
        return session.createDurableConsumer(session.createTopic("frontdesk.events"), "crash", "tenant = '" + company.id() + "'", false);
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
        }
    }

    private void report(int stored, Heard heard, List<String> ids) throws IOException {
        Files.writeString(Path.of("target/crashes.txt"), "kills " + ROUNDS + ", events stored " + stored + ", heard " + heard.size()
                + ", lost " + heard.lost(ids) + ", doubled " + heard.doubled() + ", disordered " + heard.disordered()
                + ", requests " + asked.size() + ", without effect " + lostEffects + ", with two " + doubledEffects + "\n");
    }
}

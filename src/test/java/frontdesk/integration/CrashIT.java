package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.MortalServer;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The server is killed, -9, where events, requests, webhooks and mails are between the database and
 * those outside; see {@link CrashPoints}.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(MortalServer.NAME)
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("frontdesk.crashes", 3);
    private static final Path REPORT = Path.of("target/crashes.txt");
    private static final int AT_ONCE = 20;
    private static final int ANSWERS = 5;

    private static TestServer server;

    private Company company;
    private SentOut sent;
    private String conversation;
    private Asked asked;

    @BeforeAll
    static void start() {
        server = MortalServer.get();
        CrashPoints.prepare(server);
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void nothingIsLostDoubledOrDisorderedWhereverItIsKilled() throws Exception {
        company = Company.found(server);
        String listener = Jms.client(Client.signedIn(server, "admin"));
        subscribe(listener).close();
        try (SentOut out = new SentOut(server, company)) {
            sent = out;
            conversation = Talk.waiting(company.visitor());
            asked = new Asked(server, company, conversation);
            for (int round = 0; round < ROUNDS; round++) {
                switch (round % 3) {
                    case 0 -> killAfterCommitBeforePublish();
                    case 1 -> killAfterPublishBeforeMark(listener);
                    default -> killAfterEffectBeforeAcknowledge();
                }
                Files.writeString(REPORT, "kills " + (round + 1) + " of " + ROUNDS + "\n");
            }
            awaitPublished();
            check(listener, Heard.stored(server, company));
        }
    }

    private void check(String listener, List<String> stored) throws Exception {
        Heard heard;
        try (jakarta.jms.Connection connection = subscribe(listener);
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = consumer(session)) {
            connection.start();
            heard = new Heard().readAll(consumer);
        }
        sent.awaitMarked();
        report(stored.size(), heard, stored);
        assertThat(
                        heard.lost(stored).stream()
                                .flatMap(
                                        id ->
                                                ServerDatabase.column(
                                                        server,
                                                        "select type from outbox_event where id ="
                                                                + " ?::uuid",
                                                        id)
                                                        .stream()))
                .as("lost")
                .isEmpty();
        assertThat(heard.doubled()).as("doubled").isZero();
        assertThat(heard.disordered()).as("disordered").isZero();
        assertThat(heard.size()).isEqualTo(stored.size());
        assertThat(asked.lost()).as("requests without an effect").isZero();
        assertThat(asked.doubled()).as("requests with two effects").isZero();
        sent.check(stored, ROUNDS > 1);
    }

    private void killAfterCommitBeforePublish() throws SQLException {
        sent.awaitMarked();
        int webhooks = sent.webhooks();
        int mails = sent.mails();
        try (CrashPoints points = new CrashPoints(server)) {
            points.hold(
                    CrashPoints.EVENT_STORED, CrashPoints.WEBHOOK_STORED, CrashPoints.MAIL_STORED);
            say(AT_ONCE);
            sent.answer(ANSWERS);
            assertThat(unpublished()).isGreaterThanOrEqualTo(AT_ONCE);
            server.kill9();
        }
        assertThat(sent.webhooks()).as("webhooks of what was held").isEqualTo(webhooks);
        assertThat(sent.mails()).as("mails of what was held").isEqualTo(mails);
        restart();
    }

    private void killAfterPublishBeforeMark(String listener) throws Exception {
        int webhooks = sent.webhooks();
        int mails = sent.mails();
        try (CrashPoints points = new CrashPoints(server);
                jakarta.jms.Connection live = Jms.connection(server, listener);
                Session session = live.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer =
                        session.createConsumer(
                                session.createTopic("frontdesk.events"),
                                "tenant = '" + company.id() + "'")) {
            live.start();
            points.hold(CrashPoints.EVENT_STORED, CrashPoints.WEBHOOK_SENT, CrashPoints.MAIL_SENT);
            say(AT_ONCE);
            sent.answer(ANSWERS);
            points.holdMarksAndRelease(CrashPoints.EVENT_STORED);
            for (int i = 0; i < AT_ONCE; i++) {
                assertThat(consumer.receive(60_000)).as("event %s was published", i).isNotNull();
            }
            assertThat(unpublished()).as("not marked").isGreaterThanOrEqualTo(AT_ONCE);
            Awaitility.await("some are sent")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> sent.webhooks() > webhooks && sent.mails() > mails);
            server.kill9();
        } catch (JMSException e) {
            // Closing the connection to a server that is dead.
            assertThat(server.awaitEnd(Duration.ZERO)).isTrue();
        }
        restart();
    }

    /**
     * Killed as soon as the first effect of many is seen, so that some are acknowledged, some done,
     * some neither.
     */
    private void killAfterEffectBeforeAcknowledge() throws JMSException {
        int before = asked.done().size();
        try (Jms jms = asked.connect()) {
            asked.send(jms, AT_ONCE * 5);
            Awaitility.await("an effect")
                    .atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> asked.done().size() > before);
            server.kill9();
        } catch (JMSException e) {
            assertThat(server.awaitEnd(Duration.ZERO)).isTrue();
        }
        restart();
        Awaitility.await("all are done")
                .atMost(Duration.ofSeconds(90))
                .until(() -> asked.done().size() >= asked.count());
    }

    private void restart() {
        server.start();
        awaitPublished();
        sent.awaitMarked();
    }

    private void awaitPublished() {
        Awaitility.await("everything is published")
                .atMost(Duration.ofSeconds(90))
                .until(() -> unpublished() == 0);
    }

    private void say(int times) {
        for (int i = 0; i < times; i++) {
            Talk.ask(company.visitor(), conversation, "Message " + UUID.randomUUID(), null);
        }
    }

    private long unpublished() {
        return ServerDatabase.count(
                server,
                "select count(*) from outbox_delivery where listener = 'integration.events'");
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
        return session.createDurableConsumer(
                session.createTopic("frontdesk.events"),
                "crash",
                "tenant = '" + company.id() + "'",
                false);
    }

    private void report(int stored, Heard heard, List<String> ids) throws Exception {
        Files.writeString(
                REPORT,
                "kills "
                        + ROUNDS
                        + ", events stored "
                        + stored
                        + ", heard "
                        + heard.size()
                        + ", lost "
                        + heard.lost(ids).size()
                        + ", doubled "
                        + heard.doubled()
                        + ", disordered "
                        + heard.disordered()
                        + ", requests "
                        + asked.count()
                        + ", without effect "
                        + asked.lost()
                        + ", with two "
                        + asked.doubled()
                        + sent.report()
                        + "\n");
    }
}

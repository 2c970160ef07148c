import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;

/**
 * Whether a slow or a dead listener delays the others: 500 messages a second are written, as
 * customers do, or what the machine takes with 32 at once, and a durable subscriber says how long
 * their events take from being stored to being heard; first alone, then beside one that is
 * connected and never reads, and one that reads five a second.
 *
 * <p>{@code bench/jms.sh listeners URL OPERATOR_PASSWORD [broker] [seconds] [events a second]}
 */
public class JmsListeners {

    static final int CONVERSATIONS = 50;
    static final int WARM_UP_SECONDS = 10;
    static final int AT_ONCE = 32;
    static final AtomicLong refused = new AtomicLong();
    static volatile boolean ended;

    public static void main(String[] arguments) throws Exception {
        JmsLoad.url = arguments[0];
        String broker =
                arguments.length > 2 ? arguments[2] : "tcp://127.0.0.1:61616?enable1xPrefixes=true";
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 60;
        int rate = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 500;
        String operator =
                JmsLoad.field(
                        "accessToken",
                        JmsLoad.post(
                                "/api/auth/login",
                                null,
                                "{\"email\":\"admin\",\"password\":\"" + arguments[1] + "\"}"));
        String[] account =
                JmsLoad.field(
                                "credential",
                                JmsLoad.post(
                                        "/api/integration/clients",
                                        operator,
                                        "{\"name\":\"bench\"}"))
                        .split("\\.", 2);
        List<HttpRequest> requests = requests();
        try (Listener normal = new Listener(broker, account, "normal")) {
            normal.hear();
            Thread.ofPlatform().daemon().start(() -> write(requests, rate));
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            long alone = measure("alone", normal, seconds);
            long beside =
                    measureBeside(
                            new Listener(broker, account, "dead"),
                            new Listener(broker, account, "slow"),
                            normal,
                            seconds);
            ended = true;
            System.out.printf(
                    "p99 is %.2f times as long beside them, at most 2 is wanted; %d messages were"
                            + " refused%n",
                    (double) beside / Math.max(1, alone), refused.get());
        }
        System.exit(0);
    }

    static long measureBeside(Listener dead, Listener slow, Listener normal, int seconds)
            throws Exception {
        try (dead;
                slow) {
            dead.neverRead();
            slow.read(5);
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            return measure("beside a dead and a slow one", normal, seconds);
        }
    }

    static long measure(String how, Listener listener, int seconds) throws InterruptedException {
        listener.delays.clear();
        TimeUnit.SECONDS.sleep(seconds);
        long[] delays = listener.delays.stream().mapToLong(delay -> delay).sorted().toArray();
        if (delays.length == 0) {
            throw new IllegalStateException("nothing was heard");
        }
        long p99 = delays[delays.length * 99 / 100];
        System.out.printf(
                "%s: %d events heard a second; stored to heard p50 %d ms, p99 %d ms, longest %d"
                        + " ms%n",
                how,
                delays.length / seconds,
                delays[delays.length / 2],
                p99,
                delays[delays.length - 1]);
        return p99;
    }

    /** One for each conversation, of a business of its own; nobody answers there. */
    static List<HttpRequest> requests() throws Exception {
        String owner =
                JmsLoad.field(
                        "accessToken",
                        JmsLoad.post(
                                "/api/auth/register",
                                null,
                                "{\"businessName\":\"Bench "
                                        + UUID.randomUUID()
                                        + "\",\"name\":\"Bench\",\"email\":\""
                                        + UUID.randomUUID()
                                        + "@bench.example\",\"password\":\"a long enough"
                                        + " password\"}"));
        HttpRequest me =
                HttpRequest.newBuilder(URI.create(JmsLoad.url + "/api/auth/me"))
                        .header("Authorization", "Bearer " + owner)
                        .build();
        String business =
                JmsLoad.field(
                        "slug", JmsLoad.HTTP.send(me, HttpResponse.BodyHandlers.ofString()).body());
        String visitor =
                JmsLoad.field(
                        "token",
                        JmsLoad.post(
                                "/api/support/visitors",
                                null,
                                "{\"business\":\"" + business + "\"}"));
        List<HttpRequest> requests = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            String conversation =
                    JmsLoad.field(
                            "conversationId",
                            JmsLoad.post("/api/support/chat", visitor, "{\"message\":\"bench\"}"));
            JmsLoad.post("/api/support/conversations/" + conversation + "/escalate", visitor, "{}");
            requests.add(
                    HttpRequest.newBuilder(URI.create(JmsLoad.url + "/api/support/chat"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + visitor)
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"conversationId\":\""
                                                    + conversation
                                                    + "\",\"message\":\"bench\"}"))
                            .build());
        }
        return requests;
    }

    static void write(List<HttpRequest> requests, int rate) {
        Semaphore free = new Semaphore(AT_ONCE);
        long next = System.nanoTime();
        for (int i = 0; !ended; i++) {
            LockSupport.parkNanos(next - System.nanoTime());
            free.acquireUninterruptibly();
            // A machine that is too slow for the rate gets what it can take: what waited would
            // otherwise grow without end.
            next =
                    Math.max(next, System.nanoTime() - 1_000_000_000L / rate)
                            + 1_000_000_000L / rate;
            JmsLoad.HTTP
                    .sendAsync(
                            requests.get(i % requests.size()),
                            HttpResponse.BodyHandlers.discarding())
                    .whenComplete(
                            (answer, problem) -> {
                                free.release();
                                refused.addAndGet(
                                        problem == null && answer.statusCode() == 200 ? 0 : 1);
                            });
        }
    }

    /** A durable subscriber, which forgets its subscription in the end. */
    static class Listener implements AutoCloseable {
        final String name;
        final Connection connection;
        final Session session;
        final MessageConsumer consumer;
        final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();

        Listener(String broker, String[] account, String name) throws JMSException {
            this.name = name;
            connection =
                    new ActiveMQConnectionFactory(broker).createConnection(account[0], account[1]);
            connection.setClientID("bench-" + name + "-" + UUID.randomUUID());
            session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
            consumer = session.createDurableConsumer(session.createTopic("frontdesk.events"), name);
        }

        void hear() throws JMSException {
            consumer.setMessageListener(
                    message -> {
                        try {
                            Matcher time = JmsLoad.TIME.matcher(((TextMessage) message).getText());
                            if (time.find()) {
                                delays.add(
                                        System.currentTimeMillis()
                                                - Instant.parse(time.group(1)).toEpochMilli());
                            }
                            message.acknowledge();
                        } catch (JMSException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            connection.start();
        }

        /** Its window fills, and then its subscription. */
        void neverRead() throws JMSException {
            connection.start();
        }

        void read(int aSecond) throws JMSException {
            connection.start();
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    for (Message message = consumer.receive();
                                            message != null;
                                            message = consumer.receive()) {
                                        message.acknowledge();
                                        LockSupport.parkNanos(1_000_000_000L / aSecond);
                                    }
                                } catch (JMSException e) {
                                    System.out.println("the slow one has ended: " + e);
                                }
                            });
        }

        @Override
        public void close() throws JMSException {
            consumer.close();
            session.unsubscribe(name);
            connection.close();
        }
    }
}

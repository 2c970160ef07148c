import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code addMessage} requests with replies as fast as 32 at once go; each also makes an event,
 * which a listener of the topic gets: requests a second, and the time from an event's storing to
 * its being heard.
 *
 * <p>{@code bench/jms.sh load URL OPERATOR_PASSWORD [broker] [seconds]}
 */
public class JmsLoad {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final int AT_ONCE = 32;
    static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    static String url;

    public static void main(String[] arguments) throws Exception {
        url = arguments[0];
        String broker =
                arguments.length > 2 ? arguments[2] : "tcp://127.0.0.1:61616?enable1xPrefixes=true";
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 30;
        String owner =
                field(
                        "accessToken",
                        post(
                                "/api/auth/register",
                                null,
                                "{\"businessName\":\"Bench "
                                        + UUID.randomUUID()
                                        + "\",\"name\":\"Bench\",\"email\":\""
                                        + UUID.randomUUID()
                                        + "@bench.example\",\"password\":\"a long enough"
                                        + " password\"}"));
        String operator =
                field(
                        "accessToken",
                        post(
                                "/api/auth/login",
                                null,
                                "{\"email\":\"admin\",\"password\":\"" + arguments[1] + "\"}"));
        String sender =
                field(
                        "credential",
                        post(
                                "/api/integration/clients",
                                owner,
                                "{\"name\":\"bench\",\"commands\":[\"addMessage\",\"openTicket\"]}"));
        String listener =
                field(
                        "credential",
                        post("/api/integration/clients", operator, "{\"name\":\"bench\"}"));
        try (Connection out = connect(broker, listener);
                Connection in = connect(broker, sender)) {
            List<Long> delays = hear(out);
            for (int round = 1; round <= 3; round++) {
                delays.clear();
                run(in, sender, seconds, round, delays);
            }
        }
        System.exit(0);
    }

    static void run(
            Connection connection, String credential, int seconds, int round, List<Long> delays)
            throws Exception {
        List<String> conversations = new ArrayList<>();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        TemporaryQueue replies = session.createTemporaryQueue();
        MessageProducer producer =
                session.createProducer(session.createQueue("frontdesk.requests"));
        Session reading = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = reading.createConsumer(replies);
        for (int i = 0; i < AT_ONCE; i++) {
            send(
                    session,
                    producer,
                    replies,
                    credential,
                    "{\"type\":\"openTicket\",\"version\":1,\"data\":{\"text\":\"bench\"}}");
            conversations.add(
                    field("conversationId", ((TextMessage) consumer.receive(30_000)).getText()));
        }
        Semaphore open = new Semaphore(AT_ONCE);
        AtomicLong done = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        CountDownLatch all = new CountDownLatch(1);
        consumer.setMessageListener(
                message -> {
                    try {
                        (message.getIntProperty("status") == 200 ? done : refused)
                                .incrementAndGet();
                    } catch (JMSException e) {
                        refused.incrementAndGet();
                    }
                    open.release();
                });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long i = 0; System.nanoTime() < end; i++) {
            open.acquire();
            send(
                    session,
                    producer,
                    replies,
                    credential,
                    "{\"type\":\"addMessage\",\"version\":1,\"data\":{\"conversationId\":\""
                            + conversations.get((int) (i % AT_ONCE))
                            + "\",\"text\":\"message "
                            + i
                            + "\"}}");
        }
        open.acquire(AT_ONCE);
        System.out.printf(
                "round %d: %d requests/s with replies, %d refused%n",
                round, done.get() / seconds, refused.get());
        all.await(2, TimeUnit.SECONDS);
        List<Long> sorted;
        synchronized (delays) {
            sorted = new ArrayList<>(delays);
        }
        Collections.sort(sorted);
        System.out.printf(
                "round %d: %d events heard; stored to heard p50 %d ms, p99 %d ms%n",
                round,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100));
        reading.close();
        session.close();
    }

    static List<Long> hear(Connection connection) throws JMSException {
        List<Long> delays = Collections.synchronizedList(new ArrayList<>());
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer(session.createTopic("frontdesk.events"))
                .setMessageListener(
                        message -> {
                            try {
                                Matcher time = TIME.matcher(((TextMessage) message).getText());
                                if (time.find()) {
                                    delays.add(
                                            System.currentTimeMillis()
                                                    - Instant.parse(time.group(1)).toEpochMilli());
                                }
                            } catch (JMSException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        return delays;
    }

    static void send(
            Session session,
            MessageProducer producer,
            TemporaryQueue replies,
            String credential,
            String body)
            throws JMSException {
        TextMessage request = session.createTextMessage(body);
        request.setStringProperty("credential", credential);
        request.setJMSReplyTo(replies);
        producer.send(request);
    }

    static Connection connect(String broker, String credential) throws JMSException {
        String[] account = credential.split("\\.", 2);
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
        // One thread sends for all 32: the reply is its receipt.
        factory.setBlockOnDurableSend(false);
        Connection connection = factory.createConnection(account[0], account[1]);
        connection.start();
        return connection;
    }

    static String post(String path, String token, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}

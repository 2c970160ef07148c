import jakarta.jms.Connection;
import jakarta.jms.Session;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Hears a number of events and says how quickly they came; see events.sh. */
public class JmsEvents {

    static final String TENANT = "tenant = '00000000-0000-7000-8000-00000000bbbb'";

    public static void main(String[] arguments) throws Exception {
        JmsLoad.url = arguments[0];
        long events = Long.parseLong(arguments[3]);
        String operator =
                JmsLoad.field(
                        "accessToken",
                        JmsLoad.post(
                                "/api/auth/login",
                                null,
                                "{\"email\":\"admin\",\"password\":\"" + arguments[1] + "\"}"));
        String credential =
                JmsLoad.field(
                        "credential",
                        JmsLoad.post("/api/integration/clients", operator, "{\"name\":\"bench\"}"));
        String[] account = credential.split("\\.", 2);
        CountDownLatch heard = new CountDownLatch((int) events);
        AtomicLong first = new AtomicLong();
        try (Connection connection =
                        new ActiveMQConnectionFactory(arguments[2])
                                .createConnection(account[0], account[1]);
                Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE)) {
            session.createConsumer(session.createTopic("frontdesk.events"), TENANT)
                    .setMessageListener(
                            message -> {
                                first.compareAndSet(0, System.nanoTime());
                                heard.countDown();
                            });
            connection.start();
            System.out.println("listening");
            if (!heard.await(5, TimeUnit.MINUTES)) {
                throw new IllegalStateException(heard.getCount() + " are missing");
            }
            double seconds = (System.nanoTime() - first.get()) / 1e9;
            System.out.printf(
                    "%d events in %.1f s: %.0f a second%n", events, seconds, events / seconds);
        }
        System.exit(0);
    }
}

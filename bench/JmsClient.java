import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.util.UUID;

/**
 * A client to copy: sends a request, waits for the reply, prints it. Ends with 1 for a refusal, and
 * with 2 where no reply came.
 *
 * <p>{@code bench/jms.sh CREDENTIAL BODY [broker]}
 */
public class JmsClient {

    static final long PATIENCE_MS = 30_000;

    public static void main(String[] arguments) throws JMSException {
        String credential = arguments[0];
        String broker =
                arguments.length > 2 ? arguments[2] : "tcp://127.0.0.1:61616?enable1xPrefixes=true";
        String[] account = credential.split("\\.", 2);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker);
                Connection connection = factory.createConnection(account[0], account[1]);
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            TemporaryQueue replies = session.createTemporaryQueue();
            TextMessage request = session.createTextMessage(arguments[1]);
            request.setStringProperty("credential", credential);
            // Send it again with the same key after a timeout: it is done once, and you get the
            // first reply.
            request.setStringProperty("idempotencyKey", UUID.randomUUID().toString());
            request.setJMSReplyTo(replies);
            session.createProducer(session.createQueue("frontdesk.requests")).send(request);
            System.exit(print(session.createConsumer(replies).receive(PATIENCE_MS)));
        }
    }

    static int print(Message reply) throws JMSException {
        if (reply == null) {
            System.err.println(
                    "No reply within " + PATIENCE_MS / 1000 + " s; it is safe to send it again");
            return 2;
        }
        System.out.println(((TextMessage) reply).getText());
        return reply.getIntProperty("status") == 200 ? 0 : 1;
    }
}

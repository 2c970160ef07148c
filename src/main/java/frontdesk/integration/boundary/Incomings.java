package frontdesk.integration.boundary;

import frontdesk.integration.control.Incoming;
import frontdesk.integration.control.Reply;
import frontdesk.platform.http.Refusal;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * What of a message matters. Only texts are read: an object in a message is never brought to life.
 */
final class Incomings {

    private static final Pattern OURS =
            Pattern.compile("(jms\\.(queue|topic)\\.)?frontdesk\\.(requests|dead|events)");

    private Incomings() {}

    static Incoming of(Message message) throws JMSException {
        String text = message instanceof TextMessage texts ? texts.getText() : null;
        String key = property(message, "idempotencyKey");
        if (key == null) {
            key = property(message, "Idempotency-Key");
        }
        return new Incoming(
                text,
                property(message, "credential"),
                key == null ? message.getJMSMessageID() : key,
                message.getJMSReplyTo() != null && !isOurs(message.getJMSReplyTo()));
    }

    /** Nobody may have replies sent to where requests come in, or to where events are heard. */
    private static boolean isOurs(Destination destination) throws JMSException {
        String name =
                switch (destination) {
                    case Queue queue -> queue.getQueueName();
                    case Topic topic -> topic.getTopicName();
                    default -> "";
                };
        return OURS.matcher(name).matches();
    }

    private static @Nullable String property(Message message, String name) throws JMSException {
        return message.propertyExists(name) ? message.getStringProperty(name) : null;
    }

    /** The innermost cause in one line, for the person who looks at it. */
    static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message =
                root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String line = message.strip().lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    static Reply parkedReply() {
        return Reply.refused(
                Refusal.of(
                                500,
                                "parked",
                                "This is our mistake. The request was set aside; a person can try"
                                        + " it again.")
                        .problem());
    }
}

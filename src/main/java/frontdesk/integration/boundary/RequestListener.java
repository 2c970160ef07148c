package frontdesk.integration.boundary;

import frontdesk.integration.control.Incoming;
import frontdesk.integration.control.Parking;
import frontdesk.integration.control.Reply;
import frontdesk.integration.control.Requests;
import frontdesk.platform.start.ServerState;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

import org.jboss.logging.Logger;

import java.time.Duration;

/**
 * Takes requests from the queue. It has no transaction that both broker and database are in: what
 * is acknowledged too late comes again, and the inbox knows it.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationType",
                    propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/frontdesk.requests"),
            @ActivationConfigProperty(
                    propertyName = "acknowledgeMode",
                    propertyValue = "Auto-acknowledge"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "16"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "setupInterval", propertyValue = "2000"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestListener implements MessageListener {

    private static final Logger LOG = Logger.getLogger("Frontdesk.integration");

    /** One less than the broker's limit, so that what it was that failed is known. */
    private static final int LAST_ATTEMPT = 5;

    private static final Duration START = Duration.ofSeconds(60);

    @Inject private Requests requests;

    @Inject private Parking parking;

    @Inject private ReplySender replies;

    @Override
    public void onMessage(Message message) {
        if (!ServerState.awaitReady(START)) {
            throw new IllegalStateException("The server is not ready yet");
        }
        try {
            take(message, Incomings.of(message));
        } catch (JMSException e) {
            throw new IllegalStateException("A request cannot be read", e);
        }
    }

    private void take(Message message, Incoming incoming) throws JMSException {
        Reply reply;
        try {
            reply = requests.take(incoming);
        } catch (RuntimeException e) {
            if (message.getIntProperty("JMSXDeliveryCount") < LAST_ATTEMPT) {
                throw e;
            }
            LOG.error("A request failed too often and was parked", e);
            parking.add(incoming, Incomings.reason(e));
            reply = Incomings.parkedReply();
        }
        if (incoming.answerable()) {
            replies.send(message, reply);
        } else if (reply.isRefusal()) {
            parking.add(incoming, reply.body());
        }
    }
}

package frontdesk.integration.boundary;

import frontdesk.integration.control.Parking;
import frontdesk.platform.start.ServerState;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

import java.time.Duration;

/**
 * Parks what the broker has given up: requests that ended their server, or that could not even be
 * parked.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(
                    propertyName = "destinationType",
                    propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/frontdesk.dead"),
            @ActivationConfigProperty(
                    propertyName = "acknowledgeMode",
                    propertyValue = "Auto-acknowledge"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1"),
            @ActivationConfigProperty(propertyName = "setupAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "setupInterval", propertyValue = "2000"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadLetterListener implements MessageListener {

    @Inject private Parking parking;

    @Override
    public void onMessage(Message message) {
        if (!ServerState.awaitReady(Duration.ofSeconds(60))) {
            throw new IllegalStateException("The server is not ready yet");
        }
        try {
            parking.add(
                    Incomings.of(message),
                    "The broker has given up delivering it; the server's log says why.");
        } catch (JMSException e) {
            throw new IllegalStateException("A dead letter cannot be read", e);
        }
    }
}

package frontdesk.integration.boundary;

import frontdesk.integration.control.Reply;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;

import org.jboss.logging.Logger;

/** Answers where the request says, as durably as it came, once for each request. */
@ApplicationScoped
public class ReplySender {

    private static final Logger LOG = Logger.getLogger("Frontdesk.integration");

    @Resource(lookup = "java:/jms/frontdesk")
    private ConnectionFactory connections;

    void send(Message request, Reply reply) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(request.getJMSReplyTo())) {
            TextMessage message = session.createTextMessage(reply.body());
            String correlation = request.getJMSCorrelationID();
            message.setJMSCorrelationID(
                    correlation == null ? request.getJMSMessageID() : correlation);
            message.setIntProperty("status", reply.status());
            message.setStringProperty("contentType", reply.mediaType());
            message.setStringProperty("_AMQ_DUPL_ID", "reply to " + request.getJMSMessageID());
            producer.setDeliveryMode(request.getJMSDeliveryMode());
            producer.send(message);
        } catch (InvalidDestinationException e) {
            LOG.debugf(e, "Nobody waits for the reply to %s any more", request.getJMSMessageID());
        }
    }
}

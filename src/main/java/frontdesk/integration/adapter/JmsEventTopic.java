package frontdesk.integration.adapter;

import frontdesk.integration.control.CloudEvent;
import frontdesk.integration.control.EventTopic;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;

import org.jboss.logging.Logger;

import java.util.List;

/**
 * The topic {@code frontdesk.events}. A batch is one transaction of the broker, which is one write
 * to its disk instead of hundreds.
 */
@ApplicationScoped
public class JmsEventTopic implements EventTopic {

    private static final Logger LOG = Logger.getLogger("Frontdesk.integration");

    @Resource(lookup = "java:/jms/frontdesk")
    private ConnectionFactory connections;

    @Resource(lookup = "java:/jms/topic/frontdesk.events")
    private Topic topic;

    /**
     * Artemis refuses a transaction that holds an event it has had before, and drops one that comes
     * alone. So what cannot be sent together, for whatever reason, is sent one by one.
     */
    @Override
    public void publish(List<CloudEvent> events) {
        try {
            send(events, true);
        } catch (JMSException e) {
            LOG.debugf(e, "%d events could not be published together", events.size());
            publishOneByOne(events);
        }
    }

    private void publishOneByOne(List<CloudEvent> events) {
        try {
            send(events, false);
        } catch (JMSException e) {
            throw new IllegalStateException(
                    "The broker did not take the events: " + e.getMessage(), e);
        }
    }

    private void send(List<CloudEvent> events, boolean together) throws JMSException {
        try (Connection connection = connections.createConnection();
                Session session =
                        connection.createSession(
                                together,
                                together ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(topic)) {
            for (CloudEvent event : events) {
                producer.send(message(session, event));
            }
            if (together) {
                session.commit();
            }
        }
    }

    private static TextMessage message(Session session, CloudEvent event) throws JMSException {
        TextMessage message = session.createTextMessage(event.json());
        message.setJMSType(event.type().name());
        message.setStringProperty("tenant", event.news().tenant().toString());
        message.setStringProperty("type", event.type().name());
        message.setStringProperty("room", event.type().room());
        message.setStringProperty("id", event.id().toString());
        message.setStringProperty("contentType", CloudEvent.MEDIA_TYPE);
        message.setStringProperty("ce_specversion", "1.0");
        message.setStringProperty("ce_id", event.id().toString());
        message.setStringProperty("ce_source", event.source());
        message.setStringProperty("ce_type", event.type().name());
        message.setStringProperty("ce_subject", event.subject().toString());
        message.setStringProperty("ce_time", event.time().toString());
        message.setStringProperty("ce_dataschema", event.schema());
        // Consumers that share a subscription get everything about one thing at one of them.
        message.setStringProperty("JMSXGroupID", event.subject().toString());
        // Artemis remembers it, also over a restart; other brokers ignore it.
        message.setStringProperty("_AMQ_DUPL_ID", event.id().toString());
        return message;
    }
}

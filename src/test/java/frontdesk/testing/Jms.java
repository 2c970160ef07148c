package frontdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.io.StringReader;
import java.util.List;
import java.util.Map;

/** Another system's program that talks to the server by messages. */
public final class Jms implements AutoCloseable {

    public static final String REQUESTS = "frontdesk.requests";
    private static final long PATIENCE = 30_000;

    private final Connection connection;
    private final Session session;
    private final String credential;
    private final Queue replies;
    private final MessageConsumer inbox;
    private final MessageProducer outbox;

    private Jms(Connection connection, String credential) throws JMSException {
        this.connection = connection;
        this.credential = credential;
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        this.replies = session.createTemporaryQueue();
        this.inbox = session.createConsumer(replies);
        this.outbox = session.createProducer(session.createQueue(REQUESTS));
        connection.start();
    }

    /**
     * @param credential of a business's client
     */
    public static Jms connect(TestServer server, String credential) throws JMSException {
        return new Jms(connection(server, credential), credential);
    }

    public static Connection connection(TestServer server, String credential) throws JMSException {
        String[] parts = credential.split("\\.", 2);
        return factory(server.broker()).createConnection(parts[0], parts[1]);
    }

    public static ConnectionFactory factory(String broker) {
        return new ActiveMQConnectionFactory(broker);
    }

    /** A new client of the business, or of the operator where there are no commands. */
    public static String client(Client owner, String... commands) {
        JsonObject body =
                Json.createObjectBuilder()
                        .add("name", "Intranet " + Talk.unique())
                        .add("commands", Json.createArrayBuilder(List.of(commands)))
                        .build();
        return owner.post("/api/integration/clients", body).is(201).json().getString("credential");
    }

    /**
     * @param reply null where none came
     */
    public record Reply(Message message, JsonObject body) {

        public int status() throws JMSException {
            return message.getIntProperty("status");
        }

        public JsonObject done() throws JMSException {
            assertThat(status()).as(body.toString()).isEqualTo(200);
            assertThat(message.getStringProperty("contentType")).isEqualTo("application/json");
            return body.getJsonObject("data");
        }

        public JsonObject refused(int status, String code) throws JMSException {
            assertThat(status()).as(body.toString()).isEqualTo(status);
            assertThat(message.getStringProperty("contentType"))
                    .isEqualTo("application/problem+json");
            assertThat(body.getInt("status")).isEqualTo(status);
            assertThat(body.getString("code")).as(body.toString()).isEqualTo(code);
            assertThat(body.getString("detail")).isNotBlank();
            return body;
        }
    }

    public Reply ask(String type, JsonValue data) throws JMSException {
        return ask(body(type, 1, data), Map.of());
    }

    public Reply ask(String body, Map<String, String> properties) throws JMSException {
        TextMessage message = session.createTextMessage(body);
        for (var property : properties.entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return ask(message);
    }

    public Reply ask(Message message) throws JMSException {
        send(message, replies);
        return reply(message);
    }

    public Reply reply(Message to) throws JMSException {
        Message message = inbox.receive(PATIENCE);
        assertThat(message)
                .as("a reply within " + PATIENCE + " ms")
                .isInstanceOf(TextMessage.class);
        String correlation =
                to.getJMSCorrelationID() == null ? to.getJMSMessageID() : to.getJMSCorrelationID();
        assertThat(message.getJMSCorrelationID()).isEqualTo(correlation);
        try (var reader = Json.createReader(new StringReader(((TextMessage) message).getText()))) {
            return new Reply(message, reader.readObject());
        }
    }

    /** Without waiting; the credential is added where none is given. */
    public void send(Message message, Destination replyTo) throws JMSException {
        if (!message.propertyExists("credential")) {
            message.setStringProperty("credential", credential);
        }
        message.setJMSReplyTo(replyTo);
        outbox.send(message);
    }

    public Session session() {
        return session;
    }

    public Queue replies() {
        return replies;
    }

    public static String body(String type, int version, JsonValue data) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("version", version)
                .add("data", data)
                .build()
                .toString();
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}

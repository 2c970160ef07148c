package frontdesk.integration;

import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a subscriber has got, compared with what was stored. */
final class Heard {

    private final List<String> ids = new ArrayList<>();
    private final Map<String, Long> lastOfSubject = new HashMap<>();
    private int disordered;

    /** What a subscriber to all of this company's events is to get. */
    static List<String> stored(TestServer server, Company company) {
        return ServerDatabase.column(
                server,
                "select id from outbox_event where tenant_id = ? and type not in ('"
                        + String.join("', '", CatalogueTest.INTERNAL)
                        + "')",
                company.id());
    }

    /** Reads until nothing more comes for a while. */
    Heard readAll(MessageConsumer consumer) throws JMSException {
        TextMessage message = (TextMessage) consumer.receive(20_000);
        while (message != null) {
            add(message);
            message = (TextMessage) consumer.receive(3_000);
        }
        return this;
    }

    void add(TextMessage message) throws JMSException {
        try (var reader = Json.createReader(new StringReader(message.getText()))) {
            JsonObject event = reader.readObject();
            ids.add(event.getString("id"));
            long sequence = Long.parseLong(event.getString("sequence"));
            Long before = lastOfSubject.put(event.getString("subject"), sequence);
            disordered += before != null && before >= sequence ? 1 : 0;
        }
    }

    int size() {
        return ids.size();
    }

    Set<String> lost(List<String> stored) {
        Set<String> missing = new HashSet<>(stored);
        ids.forEach(missing::remove);
        return missing;
    }

    long doubled() {
        return ids.size() - new HashSet<>(ids).size();
    }

    int disordered() {
        return disordered;
    }
}

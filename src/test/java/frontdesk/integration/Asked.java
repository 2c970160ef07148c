package frontdesk.integration;

import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a client asks for of a server that is killed again and again, and what came of it. */
final class Asked {

    private final TestServer server;
    private final String credential;
    private final String conversation;
    private final List<String> texts = new ArrayList<>();

    Asked(TestServer server, Company company, String conversation) {
        this.server = server;
        this.credential = Jms.client(company.owner(), "addMessage");
        this.conversation = conversation;
    }

    Jms connect() throws JMSException {
        return Jms.connect(server, credential);
    }

    void send(Jms jms, int times) throws JMSException {
        for (int i = 0; i < times; i++) {
            String text = "asked " + Talk.unique();
            Message message =
                    jms.session()
                            .createTextMessage(
                                    Jms.body(
                                            "addMessage",
                                            1,
                                            Json.createObjectBuilder()
                                                    .add("conversationId", conversation)
                                                    .add("text", text)
                                                    .build()));
            jms.send(message, null);
            texts.add(text);
        }
    }

    int count() {
        return texts.size();
    }

    List<String> done() {
        return ServerDatabase.column(
                server,
                "select text from message where conversation_id = ?::uuid and text like 'asked %'",
                conversation);
    }

    int lost() {
        List<String> missing = new ArrayList<>(texts);
        missing.removeAll(done());
        return missing.size();
    }

    int doubled() {
        List<String> done = done();
        return done.size() - new HashSet<>(done).size();
    }
}

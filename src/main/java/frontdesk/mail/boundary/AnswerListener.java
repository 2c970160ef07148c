package frontdesk.mail.boundary;

import frontdesk.mail.control.SentMails;
import frontdesk.platform.outbox.News;
import frontdesk.platform.outbox.NewsListener;
import frontdesk.support.Letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;

import java.io.StringReader;
import java.util.Map;
import java.util.Set;

/** What was answered to a customer who writes mails goes out as one. */
@ApplicationScoped
public class AnswerListener implements NewsListener {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Inject private SentMails mails;

    @Override
    public String name() {
        return "mail.answers";
    }

    @Override
    public Set<String> types() {
        return Set.of(Letters.ANSWERED);
    }

    @Override
    public void hear(News news) {
        try (JsonReader reader = READERS.createReader(new StringReader(news.payload()))) {
            JsonObject answered = reader.readObject();
            mails.queue(
                    news.subject(),
                    answered.getJsonNumber("seq").longValue(),
                    answered.getBoolean("wanted", true));
        }
    }
}

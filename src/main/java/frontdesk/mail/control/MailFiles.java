package frontdesk.mail.control;

import frontdesk.platform.http.Refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Part;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Takes an attachment out of its mail. */
@ApplicationScoped
public class MailFiles {

    @Inject private MailStore store;

    @Inject private MailReader reader;

    /** Its bytes; close it. */
    public RawMail attachment(UUID mail, int number) throws IOException {
        try (RawMail raw = store.content(mail)) {
            return reader.parse(
                    raw,
                    message -> {
                        Part part = Parts.of(message).file(number);
                        if (part == null) {
                            throw new NoLetter("malformed");
                        }
                        try (InputStream in = Parts.content(part)) {
                            return RawMail.of(in::transferTo);
                        } catch (IOException e) {
                            // Its encoding is not what it says: then as it stands there.
                            try (InputStream in = Parts.untouched(part)) {
                                return RawMail.of(in::transferTo);
                            }
                        }
                    });
        } catch (NoLetter e) {
            throw Refusal.unknown("attachment");
        }
    }
}

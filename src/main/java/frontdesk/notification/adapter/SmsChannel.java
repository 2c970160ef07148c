package frontdesk.notification.adapter;

import frontdesk.notification.control.Channel;
import frontdesk.notification.control.ChannelKind;
import frontdesk.notification.control.Message;
import frontdesk.notification.control.ShortMessages;
import frontdesk.notification.control.Wording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Map;

/**
 * A short message for what is due at the same time; with its picture, where it is one thing that
 * has one.
 */
@ApplicationScoped
public class SmsChannel implements Channel {

    /** Three parts of a message in Latin letters. */
    private static final int LONGEST = 450;

    @Inject private ShortMessages messages;

    @Override
    public ChannelKind kind() {
        return ChannelKind.sms;
    }

    @Override
    public boolean available() {
        return messages.available();
    }

    @Override
    public Outcome send(Message message) {
        if (message.phone().isEmpty()) {
            return new Outcome.Never("The person has given no number.");
        }
        return messages.send(
                message.phone(),
                text(message),
                message.isDigest() ? null : message.items().getFirst().image());
    }

    static String text(Message message) {
        Message.Item first = message.items().getFirst();
        if (message.isDigest()) {
            return Wording.text(
                            message.language(),
                            "mail.digest",
                            Map.of(
                                    "count",
                                    String.valueOf(message.items().size()),
                                    "business",
                                    message.business().name()))
                    + "\n"
                    + first.link();
        }
        String text = (first.title() + "\n" + first.body()).strip();
        return (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
                + "\n"
                + first.link();
    }
}

package frontdesk.notification.adapter;

import frontdesk.notification.Kind;
import frontdesk.notification.control.Channel;
import frontdesk.notification.control.ChannelKind;
import frontdesk.notification.control.Message;
import frontdesk.notification.control.Unsubscribing;
import frontdesk.notification.control.Wording;
import frontdesk.platform.http.PublicAddress;
import frontdesk.platform.mail.Mail;
import frontdesk.platform.mail.MailRefused;
import frontdesk.platform.mail.MailTemplate;
import frontdesk.platform.mail.Mailer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One mail for what is due at the same time. */
@ApplicationScoped
public class MailChannel implements Channel {

    @Inject private Mailer mailer;

    @Inject private PublicAddress address;

    @Override
    public ChannelKind kind() {
        return ChannelKind.email;
    }

    @Override
    public boolean available() {
        return mailer.configured();
    }

    @Override
    public Outcome send(Message message) {
        try {
            return new Outcome.Sent(mailer.send(mail(message, address)));
        } catch (MailRefused e) {
            return e.isPermanent() ? new Outcome.Never(e.reason()) : new Outcome.Again(e.reason());
        }
    }

    /** The Message-ID is the delivery's, so that a repeat after a crash can be recognised. */
    static Mail mail(Message message, PublicAddress address) {
        String stop =
                address.of(
                        "/api/notifications/unsubscribe/"
                                + Unsubscribing.token(
                                        new Unsubscribing.Link(
                                                message.tenant(),
                                                message.to().id(),
                                                onlyKind(message))));
        Map<String, String> headers = new HashMap<>(MailTemplate.unsubscribe(stop));
        headers.put(Mail.MESSAGE_ID, "<" + message.id() + "@notifications.frontdesk>");
        headers.put(Mail.AUTO_SUBMITTED, "auto-generated");
        MailTemplate template =
                new MailTemplate(
                        message.business().name(),
                        message.language(),
                        message.business().accentHue(),
                        "");
        MailTemplate.Content content =
                template.fill(text(message), button(message), footer(message, stop, address));
        return new Mail(
                null,
                List.of(message.to().email()),
                subject(message),
                content.text(),
                content.html(),
                headers,
                List.of());
    }

    private static String subject(Message message) {
        return message.isDigest()
                ? word(
                        message,
                        "mail.digest",
                        Map.of(
                                "count",
                                String.valueOf(message.items().size()),
                                "business",
                                message.business().name()))
                : message.items().getFirst().title();
    }

    private static String text(Message message) {
        List<String> paragraphs = new ArrayList<>();
        for (Message.Item item : message.items()) {
            String body = item.body().isEmpty() ? "" : "\n" + item.body();
            paragraphs.add(item.title() + body + (message.isDigest() ? "\n" + item.link() : ""));
        }
        return String.join("\n\n", paragraphs);
    }

    private static MailTemplate.@Nullable Button button(Message message) {
        return message.isDigest()
                ? null
                : new MailTemplate.Button(
                        word(message, "mail.open", Map.of()), message.items().getFirst().link());
    }

    private static String footer(Message message, String stop, PublicAddress address) {
        Kind kind = onlyKind(message);
        String why =
                kind == null
                        ? word(message, "mail.why.digest", Map.of())
                        : word(message, "mail.why", Map.of("kind", "@kind." + kind));
        return why
                + "\n"
                + word(message, "mail.stop", Map.of())
                + ": "
                + stop
                + "\n"
                + word(message, "mail.choose", Map.of())
                + ": "
                + address.of("/console/notifications/settings");
    }

    /** Null where they differ: then the link in the mail is for all. */
    private static @Nullable Kind onlyKind(Message message) {
        List<Kind> kinds = message.items().stream().map(Message.Item::kind).distinct().toList();
        return kinds.size() == 1 ? kinds.getFirst() : null;
    }

    private static String word(Message message, String key, Map<String, String> values) {
        return Wording.text(message.language(), key, values);
    }
}

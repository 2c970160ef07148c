package frontdesk.notification.adapter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import frontdesk.notification.control.Channel;
import frontdesk.notification.control.ChannelKind;
import frontdesk.notification.control.Message;
import frontdesk.notification.control.Receipts;
import frontdesk.notification.control.Wording;
import frontdesk.platform.http.PublicAddress;

/** Short messages, and what Twilio reports of them. */
@ApplicationScoped
public class TwilioChannel implements Channel, Receipts {

    private static final Logger LOG = Logger.getLogger("Frontdesk.notification");

    /** Three parts of a message in Latin letters. */
    private static final int LONGEST = 450;

    @Inject
    TwilioMessages messages;

    @Inject
    PublicAddress address;

    @Override
    public ChannelKind kind() {
        return ChannelKind.sms;
    }

    @Override
    public boolean available() {
        return messages.isConfigured();
    }

    @Override
    public Outcome send(Message message) {
        if (message.phone().isEmpty()) {
            return new Outcome.Never("The person has given no number.");
        }
        TwilioMessages.Answer answer;
        try {
            answer = messages.send(message.phone(), text(message), address.of("/api/notifications/twilio"));
        } catch (RuntimeException e) {
            LOG.debug("Twilio was not reached", e);
            return new Outcome.Again("Twilio was not reached.");
        }
        return outcome(answer);
    }

    static Outcome outcome(TwilioMessages.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300 && !answer.sid().isEmpty()) {
            return new Outcome.Sent(answer.sid());
        }
        String problem = "Twilio answered " + status + ". " + answer.problem();
        return status >= 400 && status < 500 && status != 408 && status != 429 ? new Outcome.Never(problem) : new Outcome.Again(problem);
    }

    private static String text(Message message) {
        Message.Item first = message.items().getFirst();
        if (message.isDigest()) {
            return Wording.text(message.language(), "mail.digest",
                    Map.of("count", String.valueOf(message.items().size()), "business", message.business().name())) + "\n" + first.link();
        }
        String text = (first.title() + "\n" + first.body()).strip();
        return (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "\n" + first.link();
    }

    /** HMAC-SHA1 of the address and the sorted parameters, as Twilio's documentation of its webhooks' security says. */
    @Override
    public boolean isGenuine(String url, Map<String, String> parameters, String signature) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(messages.token().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            String expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
            return available() && MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}

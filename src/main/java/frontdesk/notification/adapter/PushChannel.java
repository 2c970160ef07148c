package frontdesk.notification.adapter;

import frontdesk.notification.control.Channel;
import frontdesk.notification.control.ChannelKind;
import frontdesk.notification.control.Message;
import frontdesk.notification.control.Subscriptions;
import frontdesk.platform.egress.Egress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Web Push (RFC 8030): to each browser of the person's, through the push service that it has named.
 */
@ApplicationScoped
public class PushChannel implements Channel {

    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int MOST_OF_AN_ANSWER = 1_024;

    /** What nobody has seen after a day is no news. */
    private static final String TTL = "86400";

    private static final int LONGEST_BODY = 500;

    @Inject private Egress egress;

    @Inject private Vapid vapid;

    @Inject private Subscriptions subscriptions;

    @Inject private Jsonb json;

    @Override
    public ChannelKind kind() {
        return ChannelKind.push;
    }

    @Override
    public boolean available() {
        return true;
    }

    /** One browser that has it is enough: a repeat would come to that one twice. */
    @Override
    public Outcome send(Message message) {
        Outcome best = new Outcome.Never("No browser of this person takes pushes any more.");
        for (Subscriptions.Subscription to : subscriptions.of(message.to().id())) {
            for (Message.Item item : message.items()) {
                best = better(best, send(message, to, item));
            }
        }
        return best;
    }

    private static Outcome better(Outcome one, Outcome other) {
        return one instanceof Outcome.Sent
                        || one instanceof Outcome.Again && other instanceof Outcome.Never
                ? one
                : other;
    }

    private Outcome send(Message message, Subscriptions.Subscription to, Message.Item item) {
        byte[] body;
        try {
            body =
                    PushEncryption.encrypt(
                            payload(item),
                            Base64.getUrlDecoder().decode(to.p256dh()),
                            Base64.getUrlDecoder().decode(to.auth()));
        } catch (GeneralSecurityException e) {
            subscriptions.remove(message.to().id(), to.endpoint());
            return new Outcome.Never("The browser's key is none.");
        }
        URI endpoint = URI.create(to.endpoint());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", vapid.authorization(endpoint));
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("TTL", TTL);
        return outcome(
                egress.post(endpoint, headers, body, LONGEST, MOST_OF_AN_ANSWER), message, to);
    }

    private Outcome outcome(Egress.Answer answer, Message message, Subscriptions.Subscription to) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Sent("");
        }
        if (status == 404 || status == 410) {
            subscriptions.remove(message.to().id(), to.endpoint());
            return new Outcome.Never("The browser has ended its subscription.");
        }
        String problem =
                status == 0 ? answer.problem() : "The push service answered " + status + ".";
        boolean lasting =
                answer.problem().equals("privateAddress")
                        || status >= 300 && status < 500 && status != 408 && status != 429;
        return lasting ? new Outcome.Never(problem) : new Outcome.Again(problem);
    }

    private byte[] payload(Message.Item item) {
        Map<String, String> payload = new LinkedHashMap<>();
        payload.put("title", item.title());
        payload.put(
                "body",
                item.body().length() > LONGEST_BODY
                        ? item.body().substring(0, LONGEST_BODY) + "…"
                        : item.body());
        payload.put("link", item.link());
        return json.toJson(payload).getBytes(StandardCharsets.UTF_8);
    }
}

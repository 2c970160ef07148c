package frontdesk.notification.adapter.twilio;

import frontdesk.notification.control.Channel.Outcome;
import frontdesk.notification.control.SmsProvider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SMS and MMS by Twilio. */
@ApplicationScoped
public class TwilioProvider implements SmsProvider {

    private static final Logger LOG = Logger.getLogger("Frontdesk.notification");

    @Inject TwilioMessages messages;

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public boolean configured() {
        return messages.isConfigured();
    }

    @Override
    public Outcome send(Sms sms) {
        TwilioMessages.Answer answer;
        try {
            answer = messages.send(sms);
        } catch (RuntimeException e) {
            LOG.debug("Twilio was not reached", e);
            return new Outcome.Again("Twilio was not reached.");
        }
        int status = answer.status();
        if (status >= 200 && status < 300 && !answer.sid().isEmpty()) {
            return new Outcome.Sent(answer.sid());
        }
        String problem = "Twilio answered " + status + ". " + answer.problem();
        return status >= 400 && status < 500 && status != 408 && status != 429
                ? new Outcome.Never(problem)
                : new Outcome.Again(problem);
    }

    @Override
    public Optional<Report> read(Call call) {
        Map<String, String> form = form(call.body());
        if (!isGenuine(call.url(), form, call.headers().getOrDefault("x-twilio-signature", ""))) {
            return Optional.empty();
        }
        String receipt = form.getOrDefault("MessageSid", "");
        return Optional.of(
                switch (form.getOrDefault("MessageStatus", "")) {
                    case "delivered" -> new Report(receipt, Fate.delivered, "");
                    case "failed", "undelivered" ->
                            new Report(
                                    receipt,
                                    Fate.failed,
                                    "Twilio reports error "
                                            + form.getOrDefault("ErrorCode", "")
                                            + ".");
                    default -> new Report(receipt, Fate.underway, "");
                });
    }

    /**
     * HMAC-SHA1 of the address and the sorted parameters, as Twilio's documentation of its
     * webhooks' security says.
     */
    boolean isGenuine(String url, Map<String, String> parameters, String signature) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(
                    new SecretKeySpec(
                            messages.token().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            String expected =
                    Base64.getEncoder()
                            .encodeToString(
                                    mac.doFinal(
                                            signed.toString().getBytes(StandardCharsets.UTF_8)));
            return configured()
                    && MessageDigest.isEqual(
                            expected.getBytes(StandardCharsets.US_ASCII),
                            signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Of a name that comes twice, the first counts; what is no form says nothing. */
    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        try {
            for (String pair : body.split("&")) {
                String[] parts = pair.split("=", 2);
                form.putIfAbsent(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package frontdesk.integration.control;

import frontdesk.platform.egress.Egress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs a delivery and sends it, once, outside of any transaction. */
@ApplicationScoped
public class WebhookSender {

    private static final int MOST_OF_A_RESPONSE = 8 * 1024;

    /** Less than a claim lasts, so that nobody else begins meanwhile. */
    private static final int LONGEST_SECONDS = 60;

    @Inject private Egress egress;

    @Inject private Clock clock;

    @Inject
    @ConfigProperty(name = "frontdesk.integration.webhook.timeout", defaultValue = "15")
    private long timeoutSeconds;

    Attempt send(Outgoing outgoing) {
        var begun = clock.instant();
        if (outgoing.secrets().isEmpty()) {
            return new Attempt(begun, Duration.ZERO, new Egress.Answer(0, "", "", "secret"));
        }
        long timestamp = begun.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", CloudEvent.MEDIA_TYPE + "; charset=utf-8");
        headers.put("User-Agent", "Frontdesk-Webhooks/1");
        headers.put(StandardSignature.ID, outgoing.messageId());
        headers.put(StandardSignature.TIMESTAMP, String.valueOf(timestamp));
        headers.put(
                StandardSignature.SIGNATURE,
                outgoing.secrets().stream()
                        .map(
                                secret ->
                                        StandardSignature.sign(
                                                secret,
                                                outgoing.messageId(),
                                                timestamp,
                                                outgoing.body()))
                        .collect(Collectors.joining(" ")));
        Egress.Answer answer =
                egress.post(
                        URI.create(outgoing.url()),
                        headers,
                        outgoing.body().getBytes(StandardCharsets.UTF_8),
                        Duration.ofSeconds(Math.clamp(timeoutSeconds, 1, LONGEST_SECONDS)),
                        MOST_OF_A_RESPONSE);
        return new Attempt(begun, Duration.between(begun, clock.instant()), answer);
    }
}

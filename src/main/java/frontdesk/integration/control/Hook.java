package frontdesk.integration.control;

import frontdesk.platform.security.Sha256;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An address of ours that another system's webhooks come to, with what they are told by. */
record Hook(
        UUID id,
        String scheme,
        String tokenHeader,
        List<String> secrets,
        String command,
        String template) {

    static final String TOKEN = "token";

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * @return what repeats are told by, where the sender is who it says; empty where it is not
     */
    Optional<String> proven(HookCalls.Headers headers, String body, Clock clock, String otherwise) {
        return scheme.equals(TOKEN)
                ? byToken(headers, otherwise)
                : bySignature(headers, body, clock.instant());
    }

    private Optional<String> bySignature(HookCalls.Headers headers, String body, Instant now) {
        String id = headers.get(StandardSignature.ID);
        String signatures = headers.get(StandardSignature.SIGNATURE);
        String at = headers.get(StandardSignature.TIMESTAMP);
        if (id == null
                || id.isBlank()
                || id.contains(".")
                || signatures == null
                || at == null
                || !at.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        long timestamp = Long.parseLong(at);
        if (Duration.between(Instant.ofEpochSecond(timestamp), now).abs().compareTo(TOLERANCE)
                > 0) {
            return Optional.empty();
        }
        return secrets.stream()
                        .anyMatch(
                                secret ->
                                        StandardSignature.isSigned(
                                                signatures, secret, id, timestamp, body))
                ? Optional.of(id)
                : Optional.empty();
    }

    /** Digests are compared, which says nothing of the secret by the time that it takes. */
    private Optional<String> byToken(HookCalls.Headers headers, String otherwise) {
        String token = headers.get(tokenHeader);
        if (token == null
                || secrets.stream()
                        .noneMatch(
                                secret ->
                                        MessageDigest.isEqual(
                                                Sha256.of(secret), Sha256.of(token)))) {
            return Optional.empty();
        }
        String id = headers.get(StandardSignature.ID);
        String key = id == null ? headers.get("Idempotency-Key") : id;
        return Optional.of(key == null || key.isBlank() ? otherwise : key);
    }
}

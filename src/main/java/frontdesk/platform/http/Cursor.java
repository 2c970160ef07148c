package frontdesk.platform.http;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a list that is sorted by time and id, newest first; opaque to clients. */
public record Cursor(Instant at, UUID id) {

    private static final Cursor START =
            new Cursor(
                    Instant.parse("9999-01-01T00:00:00Z"),
                    UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

    public static Cursor of(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return START;
        }
        return decode(encoded)
                .orElseThrow(
                        () ->
                                Refusal.field(
                                        "after",
                                        "invalid_cursor",
                                        "after is the next of the page before."));
    }

    /** Empty where it is none of ours. */
    public static Optional<Cursor> decode(String encoded) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII)
                            .split("_", 2);
            Instant at = Instant.parse(parts[0]);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(START.at())) {
                throw new DateTimeException("Not a time of ours");
            }
            return Optional.of(new Cursor(at, UUID.fromString(parts[1])));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    public static String encode(Instant at, UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "_" + id).getBytes(StandardCharsets.US_ASCII));
    }
}

package frontdesk.platform.outbox;

import frontdesk.shared.TenantId;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that has happened in a business.
 *
 * @param id what listeners tell repeats by: a delivery can happen twice, its effect must not
 * @param seq grows in the order of storing
 * @param type in the past tense, {@code room.thing.happened}
 * @param subject the id of what it happened to
 * @param payload JSON, ids and values only
 */
public record News(
        UUID id,
        long seq,
        TenantId tenant,
        String type,
        UUID subject,
        String payload,
        Instant at) {}

package frontdesk.support;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The door for conversations that took place elsewhere or earlier. */
public interface Archive {

    /** Stores a whole conversation in the caller's business, with its ticket if it has one. */
    void add(Past conversation);

    /** Removes every conversation, ticket and visitor of the caller's business for good. */
    void removeAll();

    /**
     * @param state bot, waiting, agent or closed
     */
    record Past(
            String customerName,
            @Nullable String customerEmail,
            String state,
            String language,
            @Nullable UUID agentId,
            @Nullable String agentName,
            @Nullable String summary,
            @Nullable Integer rating,
            @Nullable String comment,
            @Nullable PastTicket ticket,
            List<PastMessage> messages) {}

    record PastTicket(String priority, String state) {}

    record PastMessage(
            String role,
            String text,
            @Nullable Source source,
            @Nullable String outcome,
            Instant at) {}

    /** What a message cited. */
    record Source(UUID articleId, String title, String url) {}
}

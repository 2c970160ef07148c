package frontdesk.support.control;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One stored message, as everyone sees it.
 *
 * @param seq 1, 2, 3 … without a gap in its conversation
 * @param role visitor, bot, agent, system, note (agents only)
 * @param outcome of a bot's message: answered, refused, handedOff, smallTalk
 * @param event of a system's message: handedOff, assigned, handedBack, closed, reopened
 */
public record Message(
        UUID id,
        long seq,
        String role,
        @Nullable Author author,
        String text,
        List<Citation> citations,
        @Nullable Double confidence,
        @Nullable String outcome,
        @Nullable String event,
        Instant createdAt,
        @Nullable String clientMessageId) {

    public record Author(@Nullable UUID id, String name) {}

    public record Citation(int number, UUID articleId, String title, String url, String excerpt) {}

    boolean isForStaffOnly() {
        return role.equals("note");
    }
}

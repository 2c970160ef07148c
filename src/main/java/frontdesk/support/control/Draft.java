package frontdesk.support.control;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** A message before it is stored; see {@link Message}. */
public record Draft(
        String role,
        Message.@Nullable Author author,
        String text,
        List<Message.Citation> citations,
        @Nullable Double confidence,
        @Nullable String outcome,
        @Nullable String event,
        @Nullable String clientMessageId) {

    static Draft visitor(UUID id, String name, String text, @Nullable String clientMessageId) {
        return new Draft(
                "visitor",
                new Message.Author(id, name),
                text,
                List.of(),
                null,
                null,
                null,
                clientMessageId);
    }

    static Draft staff(
            String role, UUID id, String name, String text, @Nullable String clientMessageId) {
        return new Draft(
                role,
                new Message.Author(id, name),
                text,
                List.of(),
                null,
                null,
                null,
                clientMessageId);
    }

    static Draft event(String event, @Nullable UUID actor, String name, String text) {
        return new Draft(
                "system",
                new Message.Author(actor, name),
                text,
                List.of(),
                null,
                null,
                event,
                null);
    }
}

package frontdesk.support.control;

import frontdesk.shared.TenantId;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** What sockets listen to. */
public final class Topics {

    private static final String CONVERSATION = "conversation:";

    private Topics() {}

    public static String conversation(UUID id) {
        return CONVERSATION + id;
    }

    public static String queue(TenantId tenant) {
        return "queue:" + tenant;
    }

    public static @Nullable UUID conversationOf(String topic) {
        return topic.startsWith(CONVERSATION)
                ? UUID.fromString(topic.substring(CONVERSATION.length()))
                : null;
    }
}

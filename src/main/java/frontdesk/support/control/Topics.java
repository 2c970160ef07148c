package frontdesk.support.control;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import frontdesk.shared.TenantId;

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
        return topic.startsWith(CONVERSATION) ? UUID.fromString(topic.substring(CONVERSATION.length())) : null;
    }
}

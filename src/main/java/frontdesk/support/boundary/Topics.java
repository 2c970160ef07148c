package frontdesk.support.boundary;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import frontdesk.shared.TenantId;

/** What sockets listen to. */
final class Topics {

    private static final String CONVERSATION = "conversation:";

    private Topics() {}

    static String conversation(UUID id) {
        return CONVERSATION + id;
    }

    static String queue(TenantId tenant) {
        return "queue:" + tenant;
    }

    static @Nullable UUID conversationOf(String topic) {
        return topic.startsWith(CONVERSATION) ? UUID.fromString(topic.substring(CONVERSATION.length())) : null;
    }
}

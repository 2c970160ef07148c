package frontdesk.integration.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every kind of event that leaves the house; what the rooms store beyond these is their own
 * business.
 */
public final class EventCatalogue {

    private static final Map<String, EventType> TYPES =
            List.of(
                            new EventType(
                                    "ai.budget.threshold",
                                    1,
                                    "A budget for AI models has reached a percentage."),
                            new EventType(
                                    "integration.webhook.disabled",
                                    1,
                                    "A webhook was switched off, since its receiver is gone or only"
                                            + " failed."),
                            new EventType(
                                    "knowledge.article.changed",
                                    1,
                                    "An article was written, changed, removed or brought back."),
                            new EventType(
                                    "support.conversation.opened",
                                    1,
                                    "A customer has begun a conversation."),
                            new EventType(
                                    "support.conversation.handedOff",
                                    1,
                                    "A person was asked for; the conversation waits."),
                            new EventType(
                                    "support.conversation.assigned",
                                    1,
                                    "An agent has a conversation."),
                            new EventType(
                                    "support.conversation.handedBack", 1, "The bot answers again."),
                            new EventType(
                                    "support.conversation.closed", 1, "A conversation was closed."),
                            new EventType(
                                    "support.conversation.reopened",
                                    1,
                                    "A closed conversation was opened again."),
                            new EventType(
                                    "support.conversation.rated",
                                    1,
                                    "A customer has rated a conversation."),
                            new EventType(
                                    "support.message.posted",
                                    1,
                                    "Somebody has said something; the text is read over the API."),
                            new EventType(
                                    "support.ticket.opened", 1, "A hand-over has made a ticket."),
                            new EventType(
                                    "support.ticket.changed",
                                    1,
                                    "A ticket has another state, priority or assignee."))
                    .stream()
                    .collect(
                            Collectors.toMap(
                                    EventType::name,
                                    Function.identity(),
                                    (a, b) -> a,
                                    LinkedHashMap::new));

    private EventCatalogue() {}

    public static List<EventType> types() {
        return List.copyOf(TYPES.values());
    }

    public static Set<String> names() {
        return TYPES.keySet();
    }

    /**
     * Whether there are events that this pattern is for: a type, or the beginning of one with a
     * star.
     */
    public static boolean hasAny(String pattern) {
        return TYPES.keySet().stream().anyMatch(new EventPattern(pattern)::matches);
    }

    static EventType of(String name) {
        EventType type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException(name + " is no event that leaves the house");
        }
        return type;
    }
}

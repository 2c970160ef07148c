package frontdesk.support.control;

import frontdesk.identity.Businesses;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** Takes what customers and agents say. What it returns is stored. */
@ApplicationScoped
public class Chat {

    /** In UTF-16 code units. */
    public static final int LONGEST_MESSAGE = 8_000;

    @Inject private Conversations conversations;

    @Inject private MessageLog log;

    @Inject private Visitors visitors;

    @Inject private Businesses businesses;

    @Inject private Event<ConversationChanged> changed;

    /**
     * @param botAnswers whether the bot is to answer it
     */
    public record Said(UUID conversation, Message message, boolean botAnswers, boolean repeated) {}

    /** A customer speaks; without a conversation a new one is opened. */
    @Transactional
    public Said customerSays(
            @Nullable UUID conversation,
            @Nullable String text,
            @Nullable String clientMessageId,
            @Nullable String language) {
        Caller caller = CallerContext.current();
        String message = Input.text("message", text, LONGEST_MESSAGE);
        String key = Input.optional("clientMessageId", clientMessageId, 100);
        UUID id = conversation == null ? open(caller, message, key, language) : conversation;
        MessageLog.Stored stored =
                log.append(
                                id,
                                Draft.visitor(
                                        caller.requireId(),
                                        caller.name(),
                                        message,
                                        key.isEmpty() ? null : key))
                        .orElseThrow(() -> Refusal.unknown("conversation"));
        if (conversation == null || stored.stateChanged()) {
            changed.fire(new ConversationChanged(caller.requireTenant(), id));
        }
        return new Said(id, stored.message(), "bot".equals(stored.state()), stored.repeated());
    }

    /** An agent speaks, and so takes the conversation over. */
    @Transactional
    public Message agentSays(
            UUID conversation,
            @Nullable String text,
            @Nullable String clientMessageId,
            boolean note) {
        Caller caller = CallerContext.current();
        String message = Input.text("text", text, LONGEST_MESSAGE);
        String key = Input.optional("clientMessageId", clientMessageId, 100);
        if (!note) {
            takeOver(conversation, caller);
        } else {
            conversations.require(conversation);
        }
        return log.append(
                        conversation,
                        Draft.staff(
                                note ? "note" : "agent",
                                caller.requireId(),
                                caller.name(),
                                message,
                                key.isEmpty() ? null : key))
                .map(MessageLog.Stored::message)
                .orElseThrow(() -> Refusal.unknown("conversation"));
    }

    /** What the answer to a repeated question was, where there is one by now. */
    @Transactional
    public Optional<Message> answerAfter(UUID conversation, long seq) {
        conversations.require(conversation);
        return log.after(conversation, seq, 20, false).stream()
                .filter(m -> m.role().equals("bot"))
                .findFirst();
    }

    private void takeOver(UUID conversation, Caller agent) {
        var found = conversations.require(conversation);
        if (!agent.requireId().equals(found.agentId()) || !found.state().name().equals("agent")) {
            conversations
                    .lock(conversation)
                    .assign(agent.requireId(), agent.name(), found.updatedAt());
            changed.fire(new ConversationChanged(agent.requireTenant(), conversation));
        }
    }

    private UUID open(Caller caller, String message, String key, @Nullable String language) {
        var business = businesses.byId(caller.requireTenant());
        String spoken =
                language != null && language.matches("[a-z]{2}") ? language : business.language();
        return conversations.open(
                caller.requireId(),
                visitors.describe(caller),
                message,
                spoken,
                key.isEmpty() ? null : key);
    }
}

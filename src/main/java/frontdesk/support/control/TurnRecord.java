package frontdesk.support.control;

import frontdesk.assistant.Answer;
import frontdesk.platform.security.CallerContext;
import frontdesk.support.entity.Conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The two transactions around a turn: reading what was said, posting what was answered. */
@ApplicationScoped
@Transactional
public class TurnRecord {

    @Inject private Conversations conversations;

    @Inject private MessageLog log;

    @Inject private Desk desk;

    @Inject private Event<ConversationChanged> changed;

    record Open(String language, List<Message> said) {}

    public Open open(UUID id, int last) {
        Conversation conversation = conversations.require(id);
        return new Open(
                conversation.language(),
                log.after(id, Math.max(0, conversation.lastSeq() - last), last + 1, false));
    }

    /** Whether the bot may still speak is decided by the statement that stores the message. */
    public Optional<Message> post(UUID id, Answer answer) {
        boolean handOff = answer.outcome() == Answer.Outcome.HAND_OFF;
        List<Message.Citation> citations =
                answer.citations().stream()
                        .map(
                                c ->
                                        new Message.Citation(
                                                c.number(),
                                                c.articleId(),
                                                c.title(),
                                                c.url(),
                                                c.excerpt()))
                        .toList();
        Optional<Message> message =
                log.append(
                                id,
                                new Draft(
                                        "bot",
                                        null,
                                        answer.text(),
                                        citations,
                                        answer.confidence(),
                                        outcome(answer.outcome()),
                                        null,
                                        null))
                        .map(MessageLog.Stored::message);
        if (message.isPresent()) {
            if (handOff) {
                desk.escalate(id, null);
            }
            changed.fire(new ConversationChanged(CallerContext.current().requireTenant(), id));
        }
        return message;
    }

    public List<UUID> claimUnanswered() {
        return conversations.claimUnanswered();
    }

    private static String outcome(Answer.Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "answered";
            case REFUSED -> "refused";
            case HAND_OFF -> "handedOff";
            case SMALL_TALK -> "smallTalk";
        };
    }
}

package frontdesk.support.control;

import frontdesk.assistant.Assistant;
import frontdesk.identity.Businesses;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.support.Letters;
import frontdesk.support.entity.Conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Customers who write letters. The bot answers the first one at most; whatever follows is for a
 * person.
 */
@ApplicationScoped
@Transactional
public class Correspondents implements Letters {

    @PersistenceContext private EntityManager entities;

    @Inject private Conversations conversations;

    @Inject private MessageLog log;

    @Inject private Visitors visitors;

    @Inject private Desk desk;

    @Inject private Businesses businesses;

    @Inject private Assistant assistant;

    @Inject private Event<ConversationChanged> changed;

    @Inject private Event<Correspondence.QuestionAsked> asked;

    @Override
    public Placed receive(Letter letter) {
        UUID known = letter.conversation();
        UUID id = known == null ? open(letter) : known;
        Conversation conversation = conversations.require(id);
        conversation.resubscribe();
        UUID customer = conversation.customerId();
        MessageLog.Stored stored =
                log.append(id, Draft.visitor(customer, letter.name(), letter.text(), letter.key()))
                        .orElseThrow(() -> Refusal.unknown("conversation"));
        if (known == null || stored.stateChanged()) {
            changed.fire(new ConversationChanged(CallerContext.current().requireTenant(), id));
        }
        if ("bot".equals(stored.state())) {
            if (known == null && letter.botAnswers()) {
                asked.fire(new Correspondence.QuestionAsked(id));
            } else {
                desk.escalate(id, null);
            }
        }
        return new Placed(id, stored.message().seq());
    }

    @Override
    public void note(UUID conversation, String text) {
        conversations.require(conversation);
        log.append(
                conversation,
                new Draft(
                        "note",
                        new Message.Author(null, "Frontdesk"),
                        text,
                        List.of(),
                        null,
                        null,
                        null,
                        null));
    }

    @Override
    public void unsubscribe(UUID conversation) {
        conversations.lock(conversation).unsubscribe();
        changed.fire(
                new ConversationChanged(CallerContext.current().requireTenant(), conversation));
    }

    @Override
    public void handOver(UUID conversation) {
        if (conversations.lock(conversation).state() == Conversation.State.bot) {
            desk.escalate(conversation, null);
        }
    }

    @Override
    public Optional<Addressee> addressee(UUID id) {
        Conversation conversation = entities.find(Conversation.class, id);
        if (conversation == null
                || !conversation
                        .tenantId()
                        .equals(CallerContext.current().requireTenant().value())) {
            return Optional.empty();
        }
        String address = conversation.customerEmail();
        return Optional.of(
                new Addressee(
                        address == null ? "" : address,
                        conversation.customerName(),
                        conversation.subject(),
                        conversation.language(),
                        conversation.channel().equals("email"),
                        conversation.isUnsubscribed()));
    }

    @Override
    public Optional<Answer> answer(UUID conversation, long seq) {
        return log.after(conversation, seq - 1, 1, false).stream()
                .filter(
                        message ->
                                message.seq() == seq
                                        && MessageLog.ANSWERERS.contains(message.role()))
                .findFirst()
                .map(Correspondents::answer);
    }

    private static Answer answer(Message message) {
        Message.Author author = message.author();
        return new Answer(
                message.id(),
                message.role().equals("bot"),
                !"refused".equals(message.outcome()),
                author == null ? null : author.id(),
                author == null ? "" : author.name(),
                message.clientMessageId(),
                message.text(),
                message.citations().stream()
                        .map(source -> "[" + source.number() + "] " + source.title())
                        .toList());
    }

    private UUID open(Letter letter) {
        UUID customer =
                visitors.vouched("mailto:" + letter.address(), letter.name(), letter.address());
        String subject = letter.subject().isBlank() ? letter.text() : letter.subject();
        String language =
                assistant.language(
                        letter.text(),
                        businesses.byId(CallerContext.current().requireTenant()).language());
        UUID id =
                conversations.open(
                        customer,
                        new Conversations.Customer(letter.name(), letter.address(), false),
                        subject,
                        language,
                        null);
        conversations.require(id).continueByEmail();
        entities.flush();
        return id;
    }
}

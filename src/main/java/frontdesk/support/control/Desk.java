package frontdesk.support.control;

import frontdesk.assistant.Assistant;
import frontdesk.assistant.Turn;
import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;
import frontdesk.support.entity.Conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people decide about a conversation: hand over, take, hand back, close, rate. */
@ApplicationScoped
@Transactional
public class Desk {

    @Inject private Conversations conversations;

    @Inject private MessageLog log;

    @Inject private TicketOffice tickets;

    @Inject private Assistant assistant;

    @Inject private Businesses businesses;

    @Inject private Event<ConversationChanged> changed;

    @Inject private Clock clock;

    @Inject private SupportNews news;

    @Inject private Alerts alerts;

    public Page<ConversationView> list(
            Conversations.Filter filter,
            @Nullable UUID customer,
            @Nullable String after,
            int limit) {
        return conversations.list(filter, customer, after, limit);
    }

    public ConversationView show(UUID id) {
        return conversations.view(id);
    }

    /** Called while the transaction that changed it is completing, so it needs one of its own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public ConversationView showAfterCommit(UUID id) {
        return conversations.view(id);
    }

    public Map<String, Long> counts() {
        return conversations.counts();
    }

    public List<Message> messages(UUID id, long after, int limit) {
        conversations.require(id);
        return log.after(id, after, limit, CallerContext.current().isStaff());
    }

    public ConversationView escalate(UUID id, @Nullable String reason) {
        String given = Input.optional("reason", reason, 1_000);
        Conversation conversation = conversations.lock(id);
        if (conversation.state() != Conversation.State.waiting) {
            alerts.waits(id, conversation.customerName());
        }
        conversation.escalate(summary(conversation, given), clock.instant());
        tickets.openFor(conversation);
        return tell(id, "handedOff", given);
    }

    public ConversationView assign(UUID id, @Nullable UUID agentId) {
        Caller caller = CallerContext.current();
        UUID agent = agentId == null ? caller.requireId() : agentId;
        String name = agent.equals(caller.id()) ? caller.name() : colleague(agent).name();
        Conversation conversation = conversations.lock(id);
        if (agent.equals(conversation.agentId())
                && conversation.state() == Conversation.State.agent) {
            return conversations.view(id);
        }
        conversation.assign(agent, name, clock.instant());
        tickets.assignOf(id, agent, name);
        if (!agent.equals(caller.id())) {
            alerts.assigned(id, conversation.customerName(), agent, caller.name());
        }
        return tell(id, "assigned", name);
    }

    public ConversationView handBack(UUID id) {
        conversations.lock(id).handBack(clock.instant());
        return tell(id, "handedBack", "");
    }

    public ConversationView close(UUID id) {
        conversations.lock(id).close(clock.instant());
        tickets.solveOf(id);
        return tell(id, "closed", "");
    }

    public ConversationView reopen(UUID id) {
        conversations.lock(id).reopen(clock.instant());
        tickets.reopenOf(id);
        return tell(id, "reopened", "");
    }

    /**
     * The chat has ended, or its customer has gone: what agents say from now on reaches them by
     * mail.
     */
    public ConversationView continueByEmail(UUID id) {
        Conversation conversation = conversations.lock(id);
        if (conversation.customerEmail() == null) {
            throw Refusal.of(409, "no_address", "This customer's e-mail address is unknown.");
        }
        if (conversation.isUnsubscribed()) {
            throw Refusal.of(
                    409,
                    "unsubscribed",
                    "This customer wants no more mails about this conversation.");
        }
        conversation.continueByEmail();
        changed.fire(new ConversationChanged(CallerContext.current().requireTenant(), id));
        return conversations.view(id);
    }

    public ConversationView rate(UUID id, @Nullable Integer rating, @Nullable String comment) {
        if (rating == null || rating < 1 || rating > 5) {
            throw Refusal.field("rating", "out_of_range", "rating is between 1 and 5.");
        }
        String remark = Input.optional("comment", comment, 2_000);
        conversations.lock(id).rate(rating, remark.isEmpty() ? null : remark, clock.instant());
        news.conversationRated(id, rating);
        changed.fire(new ConversationChanged(CallerContext.current().requireTenant(), id));
        return conversations.view(id);
    }

    private ConversationView tell(UUID id, String event, String text) {
        Caller caller = CallerContext.current();
        log.append(id, Draft.event(event, caller.id(), caller.name(), text));
        news.conversationChanged(id, event, caller.id());
        changed.fire(new ConversationChanged(caller.requireTenant(), id));
        return conversations.view(id);
    }

    private Person colleague(UUID id) {
        return businesses.people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refusal.field(
                                        "agentId",
                                        "unknown_person",
                                        "There is no such colleague."));
    }

    private String summary(Conversation conversation, String reason) {
        List<Turn.Utterance> said =
                log.after(conversation.id(), 0, 200, false).stream()
                        .filter(m -> m.role().equals("visitor") || m.role().equals("bot"))
                        .map(m -> new Turn.Utterance(m.role().equals("visitor"), m.text()))
                        .toList();
        String business = businesses.byId(CallerContext.current().requireTenant()).name();
        return assistant.summarise(new Turn(business, reason, conversation.language(), said));
    }
}

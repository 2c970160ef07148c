package frontdesk.support.control;

import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.Page;
import frontdesk.support.entity.Conversation;
import frontdesk.support.entity.Ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds and opens conversations; whoever may not see one is told that there is none. */
@ApplicationScoped
public class Conversations {

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private SupportNews news;

    /** Which conversations a list shows. */
    public enum Filter {
        all("true"),
        bot("c.state = 'bot'"),
        waiting("c.state = 'waiting'"),
        agent("c.state = 'agent'"),
        closed("c.state = 'closed'"),
        open("c.state in ('waiting', 'agent')"),
        mine("c.state = 'agent' and c.agentId = :me");

        private final String condition;

        Filter(String condition) {
            this.condition =
                    condition
                            .replace("true", "1 = 1")
                            .replace("'bot'", "State.bot")
                            .replace("'waiting'", "State.waiting")
                            .replace("'agent'", "State.agent")
                            .replace("'closed'", "State.closed")
                            .replace("State.", "frontdesk.support.entity.Conversation.State.");
        }
    }

    Conversation require(UUID id) {
        return visible(entities.find(Conversation.class, id));
    }

    Conversation lock(UUID id) {
        return visible(entities.find(Conversation.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Conversation visible(@Nullable Conversation conversation) {
        Caller caller = CallerContext.current();
        if (conversation == null
                || !conversation.tenantId().equals(caller.requireTenant().value())) {
            throw Refusal.unknown("conversation");
        }
        if (!caller.isStaff()
                && !caller.is("job")
                && !conversation.customerId().equals(caller.id())) {
            throw Refusal.unknown("conversation");
        }
        return conversation;
    }

    ConversationView view(UUID id) {
        Conversation conversation = require(id);
        entities.flush();
        entities.refresh(conversation);
        return ConversationView.of(conversation, tickets(List.of(conversation)).get(id));
    }

    Page<ConversationView> list(
            Filter filter, @Nullable UUID customer, @Nullable String after, int limit) {
        Caller caller = CallerContext.current();
        Cursor cursor = Cursor.of(after);
        var query =
                entities.createQuery(
                                "select c from Conversation c where c.tenantId = :tenant and "
                                        + filter.condition
                                        + (caller.isStaff() ? "" : " and c.customerId = :me")
                                        + (customer == null ? "" : " and c.customerId = :customer")
                                        + " and (c.updatedAt < :at or (c.updatedAt = :at and c.id <"
                                        + " :id)) order by c.updatedAt desc, c.id desc",
                                Conversation.class)
                        .setParameter("tenant", caller.requireTenant().value())
                        .setParameter("at", cursor.at())
                        .setParameter("id", cursor.id())
                        .setMaxResults(limit + 1);
        if (customer != null) {
            query.setParameter("customer", customer);
        }
        if (filter == Filter.mine || !caller.isStaff()) {
            query.setParameter("me", caller.requireId());
        }
        Page<Conversation> page =
                Page.of(
                        query.getResultList(),
                        limit,
                        last -> Cursor.encode(last.updatedAt(), last.id()));
        Map<UUID, Ticket> tickets = tickets(page.items());
        return page.map(c -> ConversationView.of(c, tickets.get(c.id())));
    }

    Map<String, Long> counts() {
        Caller caller = CallerContext.current();
        Object[] row =
                (Object[])
                        entities.createNativeQuery(
                                        """
                                        select count(*) filter (where state = 'waiting'), count(*) filter (where state = 'agent' and agent_id = ?2),
                                               count(*) filter (where state in ('waiting', 'agent'))
                                        from conversation where tenant_id = ?1 and state in ('waiting', 'agent')
                                        """)
                                .setParameter(1, caller.requireTenant().value())
                                .setParameter(2, caller.requireId())
                                .getSingleResult();
        return Map.of("waiting", (Long) row[0], "mine", (Long) row[1], "open", (Long) row[2]);
    }

    /** A resent first message finds the conversation that its first copy opened. */
    UUID open(
            UUID customer,
            Customer who,
            String subject,
            String language,
            @Nullable String openingKey) {
        UUID id = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        UUID tenant = CallerContext.current().requireTenant().value();
        int made =
                entities.createNativeQuery(
                                """
                                insert into conversation (id, tenant_id, customer_id, customer_name, customer_email, verified, opening_key,
                                    state, subject, language, last_seq, created_at, updated_at)
                                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'bot', ?8, ?9, 0, ?10, ?10)
                                on conflict (tenant_id, customer_id, opening_key) do nothing
                                """)
                        .setParameter(1, id)
                        .setParameter(2, tenant)
                        .setParameter(3, customer)
                        .setParameter(4, who.name())
                        .setParameter(5, who.email())
                        .setParameter(6, who.verified())
                        .setParameter(7, openingKey)
                        .setParameter(
                                8, subject.length() > 120 ? subject.substring(0, 120) : subject)
                        .setParameter(9, language)
                        .setParameter(10, now)
                        .executeUpdate();
        if (made == 1) {
            news.conversationOpened(id, customer, language);
            return id;
        }
        return (UUID)
                entities.createNativeQuery(
                                """
                                select id from conversation where tenant_id = ?1 and customer_id = ?2 and opening_key = ?3
                                """)
                        .setParameter(1, tenant)
                        .setParameter(2, customer)
                        .setParameter(3, openingKey)
                        .getSingleResult();
    }

    /**
     * Conversations whose last question has no answer though its time is over: their server has
     * died.
     */
    @SuppressWarnings("unchecked")
    List<UUID> claimUnanswered() {
        Timestamp now = Timestamp.from(clock.instant());
        return entities.createNativeQuery(
                        """
                        update conversation set turn_until = ?2 where id in (
                            select id from conversation where tenant_id = ?1 and state = 'bot' and last_role = 'visitor'
                            and turn_until < ?3 order by turn_until limit 20 for update skip locked)
                        returning id
                        """)
                .setParameter(1, CallerContext.current().requireTenant().value())
                .setParameter(2, Timestamp.from(clock.instant().plus(MessageLog.TURN)))
                .setParameter(3, now)
                .getResultList();
    }

    /**
     * @param verified vouched for by the business's own server, or signed in
     */
    record Customer(String name, @Nullable String email, boolean verified) {}

    private Map<UUID, Ticket> tickets(List<Conversation> of) {
        if (of.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select t from Ticket t where t.conversationId in :ids", Ticket.class)
                .setParameter("ids", of.stream().map(Conversation::id).toList())
                .getResultStream()
                .collect(Collectors.toMap(Ticket::conversationId, Function.identity()));
    }
}

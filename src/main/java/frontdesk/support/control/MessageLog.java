package frontdesk.support.control;

import frontdesk.platform.database.Statements;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Stores messages: numbered without a gap, once per client message id, and only while their author
 * may speak. One statement does it, so that the conversation's row is locked for as short as
 * possible.
 */
@ApplicationScoped
public class MessageLog {

    /** How long the bot's turn may take before another node may take it over. */
    static final Duration TURN = Duration.ofSeconds(45);

    /** Whose words go out where the conversation is one of letters. */
    static final Set<String> ANSWERERS = Set.of("agent", "bot");

    /**
     * The insert comes before the update of the conversation: its {@code on conflict} also sees a
     * copy of the message that was committed while this one waited for the lock, and then no number
     * is used up.
     */
    private static final String APPEND =
            """
            with held as (
                select last_seq, state from conversation
                where id = ?1 and tenant_id = ?2 and (?15 or customer_id = ?16) and (?3 <> 'bot' or state = 'bot')
                for update
            ), stored as (
                insert into message (id, tenant_id, conversation_id, seq, role, author_id, author_name, text, citations,
                                     confidence, outcome, event, client_message_id, created_at)
                select ?14, ?2, ?1, last_seq + 1, ?3, cast(?4 as uuid), ?5, ?6, ?7, cast(?8 as double precision), ?9, ?10, ?11, ?12
                from held
                on conflict (conversation_id, client_message_id) where client_message_id is not null do nothing
                returning seq
            )
            update conversation set last_seq = stored.seq, last_at = ?12,
                last_role = case when ?3 in ('system', 'note') then last_role else ?3 end,
                last_text = case when ?3 in ('system', 'note') then last_text else left(?6, 200) end,
                updated_at = ?12, turn_until = ?13,
                waiting_since = case when ?3 = 'visitor' and conversation.state = 'closed' and agent_id is not null then ?12 else waiting_since end,
                state = case when ?3 = 'visitor' and conversation.state = 'closed'
                             then case when agent_id is null then 'bot' else 'waiting' end else conversation.state end
            from stored, held where id = ?1
            returning stored.seq, conversation.state, held.state, conversation.agent_id, conversation.customer_name, conversation.channel,
                conversation.unsubscribed
            """;

    @PersistenceContext private EntityManager entities;

    @Inject private Statements statements;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    @Inject private Event<MessagePosted> posted;

    @Inject private SupportNews news;

    @Inject private Alerts alerts;

    /**
     * @param state of the conversation after it; empty for a repeat
     */
    record Stored(
            Message message, @Nullable String state, boolean repeated, boolean stateChanged) {}

    /**
     * @return empty where the conversation is unknown, or its state does not let this author speak
     *     (any more)
     */
    Optional<Stored> append(UUID conversation, Draft draft) {
        TenantId tenant = CallerContext.current().requireTenant();
        Instant now = clock.instant();
        UUID id = Ids.next();
        List<Object[]> rows =
                statements.run(APPEND, parameters(conversation, tenant, draft, now, id));
        if (rows.isEmpty()) {
            return repeated(conversation, draft);
        }
        Object[] row = rows.getFirst();
        Message message =
                new Message(
                        id,
                        ((Number) row[0]).longValue(),
                        draft.role(),
                        draft.author(),
                        draft.text(),
                        draft.citations(),
                        draft.confidence(),
                        draft.outcome(),
                        draft.event(),
                        now,
                        draft.clientMessageId());
        posted.fire(new MessagePosted(tenant, conversation, message));
        news.messagePosted(conversation, message);
        if (row[5].equals("email") && ANSWERERS.contains(draft.role())) {
            news.letterAnswered(conversation, message.seq(), !(boolean) row[6]);
        }
        if (draft.role().equals("visitor")) {
            alert(conversation, message, row);
        }
        return Optional.of(new Stored(message, (String) row[1], false, !row[1].equals(row[2])));
    }

    private void alert(UUID conversation, Message message, Object[] row) {
        String customer = (String) row[4];
        if (row[1].equals("agent") && row[3] != null) {
            alerts.replied(conversation, customer, (UUID) row[3], message.id());
        } else if (row[1].equals("waiting") && !row[2].equals("waiting")) {
            alerts.waits(conversation, customer);
        }
    }

    /** In order, from the one after {@code seq}. */
    @SuppressWarnings("unchecked")
    List<Message> after(UUID conversation, long seq, int limit, boolean withNotes) {
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                select id, seq, role, author_id, author_name, text, citations, confidence, outcome, event, created_at,
                                       client_message_id
                                from message where conversation_id = ?1 and tenant_id = ?2 and seq > ?3 and (?5 or role <> 'note')
                                order by seq limit ?4
                                """)
                        .setParameter(1, conversation)
                        .setParameter(2, CallerContext.current().requireTenant().value())
                        .setParameter(3, seq)
                        .setParameter(4, limit)
                        .setParameter(5, withNotes)
                        .getResultList();
        return rows.stream().map(this::message).toList();
    }

    private Optional<Stored> repeated(UUID conversation, Draft draft) {
        if (draft.clientMessageId() == null) {
            return Optional.empty();
        }
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select id, seq, role, author_id, author_name, text, citations, confidence, outcome, event, created_at,
                                       client_message_id
                                from message where conversation_id = ?1 and tenant_id = ?2 and client_message_id = ?3
                                  and author_id is not distinct from ?4
                                """)
                        .setParameter(1, conversation)
                        .setParameter(2, CallerContext.current().requireTenant().value())
                        .setParameter(3, draft.clientMessageId())
                        .setParameter(4, draft.author() == null ? null : draft.author().id())
                        .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Stored(message((Object[]) row), null, true, false));
    }

    private @Nullable Object[] parameters(
            UUID conversation, TenantId tenant, Draft draft, Instant now, UUID id) {
        Caller caller = CallerContext.current();
        Message.Author author = draft.author();
        return new @Nullable Object[] {
            conversation,
            tenant.value(),
            draft.role(),
            author == null ? null : author.id(),
            author == null ? null : author.name(),
            draft.text(),
            draft.citations().isEmpty() ? null : json.toJson(draft.citations()),
            draft.confidence(),
            draft.outcome(),
            draft.event(),
            draft.clientMessageId(),
            now,
            now.plus(TURN),
            id,
            caller.isStaff() || caller.is("job") || !draft.role().equals("visitor"),
            caller.id() == null ? id : caller.id()
        };
    }

    private Message message(Object[] row) {
        String citations = (String) row[6];
        String author = (String) row[4];
        return new Message(
                (UUID) row[0],
                ((Number) row[1]).longValue(),
                (String) row[2],
                author == null ? null : new Message.Author((UUID) row[3], author),
                (String) row[5],
                citations == null
                        ? List.of()
                        : List.of(json.fromJson(citations, Message.Citation[].class)),
                (Double) row[7],
                (String) row[8],
                (String) row[9],
                (Instant) row[10],
                (String) row[11]);
    }
}

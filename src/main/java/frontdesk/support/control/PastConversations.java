package frontdesk.support.control;

import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;
import frontdesk.support.Archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes conversations as they were, with their own times; nobody is told of them. */
@ApplicationScoped
@Transactional
public class PastConversations implements Archive {

    @PersistenceContext private EntityManager entities;

    @Inject private Jsonb json;

    @Override
    public void add(Past past) {
        UUID id = Ids.next();
        List<PastMessage> messages = past.messages();
        Instant begun = messages.getFirst().at();
        PastMessage last = messages.getLast();
        boolean withAgent =
                past.state().equals("agent")
                        || past.state().equals("closed") && past.ticket() != null;
        entities.createNativeQuery(
                        """
                        insert into conversation (id, tenant_id, customer_id, customer_name, customer_email, verified, state, subject,
                            language, agent_id, agent_name, last_seq, last_role, last_text, last_at, summary, waiting_since, rating,
                            rating_comment, created_at, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?15)
                        """)
                .setParameter(1, id)
                .setParameter(2, tenant())
                .setParameter(3, Ids.next())
                .setParameter(4, past.customerName())
                .setParameter(5, past.customerEmail())
                .setParameter(6, past.customerEmail() != null)
                .setParameter(7, past.state())
                .setParameter(8, cut(messages.getFirst().text(), 120))
                .setParameter(9, past.language())
                .setParameter(10, withAgent && past.agentId() != null ? past.agentId() : null)
                .setParameter(11, withAgent ? past.agentName() : null)
                .setParameter(12, (long) messages.size())
                .setParameter(13, last.role())
                .setParameter(14, cut(last.text(), 200))
                .setParameter(15, Timestamp.from(last.at()))
                .setParameter(16, past.summary())
                .setParameter(17, past.state().equals("waiting") ? Timestamp.from(last.at()) : null)
                .setParameter(18, past.rating())
                .setParameter(19, past.comment())
                .setParameter(20, Timestamp.from(begun))
                .executeUpdate();
        long seq = 0;
        for (PastMessage message : messages) {
            addMessage(id, ++seq, message, past);
        }
        if (past.ticket() != null) {
            addTicket(id, past, past.ticket(), begun, last.at());
        }
    }

    @Override
    public void removeAll() {
        for (String table :
                List.of("ticket", "message", "conversation", "visitor", "ticket_counter")) {
            entities.createNativeQuery("delete from " + table + " where tenant_id = ?1")
                    .setParameter(1, tenant())
                    .executeUpdate();
        }
    }

    private void addMessage(UUID conversation, long seq, PastMessage message, Past past) {
        boolean staff = message.role().equals("agent") || message.role().equals("note");
        Source source = message.source();
        String citations =
                source == null
                        ? null
                        : json.toJson(
                                List.of(
                                        new Message.Citation(
                                                1,
                                                source.articleId(),
                                                source.title(),
                                                source.url(),
                                                source.title())));
        entities.createNativeQuery(
                        """
                        insert into message (id, tenant_id, conversation_id, seq, role, author_id, author_name, text, citations,
                            outcome, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, tenant())
                .setParameter(3, conversation)
                .setParameter(4, seq)
                .setParameter(5, message.role())
                .setParameter(6, staff ? past.agentId() : null)
                .setParameter(
                        7,
                        staff
                                ? past.agentName()
                                : message.role().equals("visitor") ? past.customerName() : null)
                .setParameter(8, message.text())
                .setParameter(9, citations)
                .setParameter(10, message.outcome())
                .setParameter(11, Timestamp.from(message.at()))
                .executeUpdate();
    }

    private void addTicket(
            UUID conversation, Past past, PastTicket ticket, Instant begun, Instant last) {
        long number =
                ((Number)
                                entities.createNativeQuery(
                                                """
                                                insert into ticket_counter as c (tenant_id, last) values (?1, 1)
                                                on conflict (tenant_id) do update set last = c.last + 1 returning last
                                                """)
                                        .setParameter(1, tenant())
                                        .getSingleResult())
                        .longValue();
        boolean assigned = !past.state().equals("waiting");
        entities.createNativeQuery(
                        """
                        insert into ticket (id, tenant_id, number, conversation_id, subject, state, priority, customer_name,
                            assignee_id, assignee_name, due_at, created_at, updated_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                        """)
                .setParameter(1, Ids.next())
                .setParameter(2, tenant())
                .setParameter(3, number)
                .setParameter(4, conversation)
                .setParameter(5, cut(past.messages().getFirst().text(), 120))
                .setParameter(6, ticket.state())
                .setParameter(7, ticket.priority())
                .setParameter(8, past.customerName())
                .setParameter(9, assigned ? past.agentId() : null)
                .setParameter(10, assigned ? past.agentName() : null)
                .setParameter(11, Timestamp.from(last.plus(Duration.ofHours(8))))
                .setParameter(12, Timestamp.from(begun))
                .setParameter(13, Timestamp.from(last))
                .executeUpdate();
    }

    private static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}

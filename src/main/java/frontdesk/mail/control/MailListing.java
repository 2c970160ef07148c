package frontdesk.mail.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A business's mails of one kind, as lists show them: newest first, by state or by conversation.
 */
public abstract class MailListing<V extends MailListing.Listed> {

    @PersistenceContext protected EntityManager entities;

    private final String select;
    private final String time;

    /**
     * @param select columns and table
     * @param time the column that they are sorted by
     */
    MailListing(String select, String time) {
        this.select = select;
        this.time = time;
    }

    /** What has a place in a list. */
    public interface Listed {

        UUID id();

        Instant listedAt();
    }

    abstract V view(Object[] row);

    public V find(UUID id) {
        return views("and id = ?2", tenant(), id).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("mail"));
    }

    /**
     * @param state all for any, failed for parked and bounced ones
     */
    public Page<V> list(String state, @Nullable String after, int limit) {
        return page(
                "(?2 = 'all' or state = ?2 or ?2 = 'failed' and state in ('parked', 'bounced'))",
                state,
                after,
                limit);
    }

    public Page<V> ofConversation(UUID conversation, @Nullable String after, int limit) {
        return page("conversation_id = ?2", conversation, after, limit);
    }

    private Page<V> page(String condition, Object value, @Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        List<V> views =
                views(
                        "and "
                                + condition
                                + " and ("
                                + time
                                + ", id) < (?3, ?4) order by "
                                + time
                                + " desc, id desc limit ?5",
                        tenant(),
                        value,
                        Timestamp.from(cursor.at()),
                        cursor.id(),
                        limit + 1);
        return Page.of(views, limit, last -> Cursor.encode(last.listedAt(), last.id()));
    }

    private List<V> views(String condition, Object... parameters) {
        return Rows.<Object[]>of(
                        entities,
                        "select " + select + " where tenant_id = ?1 " + condition,
                        parameters)
                .stream()
                .map(this::view)
                .toList();
    }

    static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }
}

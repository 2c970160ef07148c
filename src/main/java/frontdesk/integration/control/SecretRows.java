package frontdesk.integration.control;

import frontdesk.platform.database.Rows;
import frontdesk.platform.http.Cursor;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sealing;
import frontdesk.shared.Page;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A business's own rows of a table, each with a secret that is sealed, bound to the row; the one
 * before the newest still holds for a while.
 */
@Transactional
public abstract class SecretRows<V extends SecretRows.Row> {

    @PersistenceContext protected EntityManager entities;

    @Inject protected Clock clock;

    @Inject protected Sealing sealing;

    private final String table;
    private final String columns;

    protected SecretRows(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    /** A row as its business sees it. */
    public interface Row {
        UUID id();

        Instant createdAt();
    }

    /**
     * @param secret shown once
     */
    public record Made<V>(V one, String secret) {}

    /**
     * @param row of the columns
     */
    protected abstract V view(Object[] row);

    protected abstract Refusal unknown();

    public V find(UUID id) {
        return views("and id = ?2 limit 1", tenant(), id).stream()
                .findFirst()
                .orElseThrow(this::unknown);
    }

    public Page<V> list(@Nullable String after, int limit) {
        Cursor cursor = Cursor.of(after);
        List<V> views =
                views(
                        "and (created_at, id) < (?2, ?3) order by created_at desc, id desc limit"
                                + " ?4",
                        tenant(),
                        Timestamp.from(cursor.at()),
                        cursor.id(),
                        limit + 1);
        return Page.of(views, limit, last -> Cursor.encode(last.createdAt(), last.id()));
    }

    /**
     * @param overlap how long the secret of now holds beside the new one
     */
    public Made<V> rotate(UUID id, Duration overlap) {
        String secret = StandardSignature.newSecret();
        require(
                entities.createNativeQuery(
                                "update "
                                        + table
                                        + """
                                         set sealed_former = sealed_secret, former_until = ?4, sealed_secret = ?3, updated_at = ?5
                                        where id = ?1 and tenant_id = ?2\
                                        """)
                        .setParameter(1, id)
                        .setParameter(2, tenant())
                        .setParameter(3, sealing.seal(secret, id))
                        .setParameter(4, Timestamp.from(clock.instant().plus(overlap)))
                        .setParameter(5, now())
                        .executeUpdate());
        return new Made<>(find(id), secret);
    }

    private List<V> views(String condition, Object... parameters) {
        return Rows.<Object[]>of(
                        entities,
                        "select "
                                + columns
                                + " from "
                                + table
                                + " where tenant_id = ?1 "
                                + condition,
                        parameters)
                .stream()
                .map(this::view)
                .toList();
    }

    protected @Nullable Instant ifComing(@Nullable Instant time) {
        return time == null || time.isBefore(clock.instant()) ? null : time;
    }

    protected Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    protected static UUID tenant() {
        return CallerContext.current().requireTenant().value();
    }

    protected void require(int found) {
        if (found == 0) {
            throw unknown();
        }
    }
}

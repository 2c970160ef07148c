package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was used and what it cost, read from the ledger. */
@ApplicationScoped
public class UsageReport {

    @PersistenceContext private EntityManager entities;

    private static final String CALL =
            """
            select id, created_at, key_id, user_id, requested, model, provider, operation, input, output, cached, reasoning, cost, price_version,
                   estimated, cache, outcome, attempts, latency_ms, first_ms, exists (select from ai_text t where t.call_id = u.id)
            from ai_usage u where tenant_id = ?1
            """;

    @Inject private Ledger ledger;

    /** By what sums are made. */
    public enum By {
        MODEL("model"),
        PROVIDER("provider"),
        KEY("coalesce((select k.name from ai_key k where k.id = u.key_id), '')"),
        TEAM("coalesce((select t.name from ai_team t where t.id = u.team_id), '')"),
        OUTCOME("outcome");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * @param at the beginning of the hour or day
     */
    public record Sum(
            Instant at,
            String of,
            long calls,
            long input,
            long output,
            long cached,
            String cost,
            long hits,
            long failures,
            long p50Millis,
            long p95Millis) {}

    /**
     * @param text where what was asked and answered is to be read; null where it is not kept
     */
    @Schema(name = "GatewayCall")
    public record Call(
            UUID id,
            Instant at,
            @Nullable UUID keyId,
            @Nullable UUID userId,
            String requested,
            String model,
            String provider,
            String operation,
            long input,
            long output,
            long cached,
            long reasoning,
            String cost,
            String priceVersion,
            boolean estimated,
            String cache,
            String outcome,
            int attempts,
            long latencyMillis,
            @Nullable Long firstMillis,
            @Nullable String text) {}

    /**
     * @param step hour or day
     */
    @Transactional
    public List<Sum> sums(Instant from, Instant to, String step, By by, @Nullable UUID key) {
        ledger.post();
        List<?> rows =
                keyed(
                                """
                                select date_trunc('%s', u.created_at, 'UTC'), %s, count(*), sum(input), sum(output), sum(cached), sum(cost),
                                       count(*) filter (where cache = 'hit'), count(*) filter (where outcome not in ('ok', 'stopped')),
                                       coalesce(percentile_disc(0.5) within group (order by latency_ms), 0),
                                       coalesce(percentile_disc(0.95) within group (order by latency_ms), 0)
                                from ai_usage u where tenant_id = ?1 and created_at >= ?2 and created_at < ?3 %s
                                group by 1, 2 order by 1, 2 limit 5000
                                """
                                        .formatted(
                                                step,
                                                by.column,
                                                key == null ? "" : "and key_id = ?4"),
                                from,
                                to,
                                key,
                                4)
                        .getResultList();
        List<Sum> sums = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            sums.add(
                    new Sum(
                            (Instant) row[0],
                            (String) row[1],
                            whole(row[2]),
                            whole(row[3]),
                            whole(row[4]),
                            whole(row[5]),
                            Money.of((BigDecimal) row[6]).toString(),
                            whole(row[7]),
                            whole(row[8]),
                            whole(row[9]),
                            whole(row[10])));
        }
        return sums;
    }

    /** Newest first, from before this place on. */
    @Transactional
    public List<Call> calls(Instant before, UUID beforeId, @Nullable UUID key, int limit) {
        ledger.post();
        List<?> rows =
                keyed(
                                "%s and created_at <= ?2 and (created_at, id) < (?2, ?3) %s order by created_at desc, id desc limit ?4"
                                        .formatted(CALL, key == null ? "" : "and key_id = ?5"),
                                before,
                                beforeId,
                                key,
                                5)
                        .setParameter(4, limit)
                        .getResultList();
        return rows.stream().map(row -> call((Object[]) row)).toList();
    }

    @Transactional
    public Call find(UUID id) {
        ledger.post();
        List<?> rows =
                entities.createNativeQuery(CALL + " and id = ?2")
                        .setParameter(1, CallerContext.current().requireTenant().value())
                        .setParameter(2, id)
                        .getResultList();
        return rows.stream()
                .map(row -> call((Object[]) row))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("call"));
    }

    private Query keyed(String sql, Instant a, Object b, @Nullable UUID key, int keyAt) {
        Query query =
                entities.createNativeQuery(sql)
                        .setParameter(1, CallerContext.current().requireTenant().value())
                        .setParameter(2, Timestamp.from(a))
                        .setParameter(3, b instanceof Instant at ? Timestamp.from(at) : b);
        return key == null ? query : query.setParameter(keyAt, key);
    }

    private static Call call(Object[] row) {
        return new Call(
                (UUID) row[0],
                (Instant) row[1],
                (UUID) row[2],
                (UUID) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                whole(row[8]),
                whole(row[9]),
                whole(row[10]),
                whole(row[11]),
                Money.of((BigDecimal) row[12]).toString(),
                (String) row[13],
                (Boolean) row[14],
                (String) row[15],
                (String) row[16],
                (int) whole(row[17]),
                whole(row[18]),
                row[19] == null ? null : whole(row[19]),
                (Boolean) row[20] ? "/api/ai/calls/" + row[0] + "/text" : null);
    }

    private static long whole(Object number) {
        return ((Number) number).longValue();
    }
}

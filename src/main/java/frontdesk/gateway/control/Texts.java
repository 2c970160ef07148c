package frontdesk.gateway.control;

import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What was asked and answered, for businesses that want it kept, as many days as they say. */
@ApplicationScoped
public class Texts {

    private static final Logger LOG = Logger.getLogger("Frontdesk.gateway");
    private static final long MOST_WAITING = 64L << 20;
    private static final int LONGEST = 1 << 20;

    /**
     * Until it is stored; lost where the server is killed in this moment, unlike the ledger's rows.
     */
    record Text(UUID call, TenantId tenant, String request, String answer, Instant at) {

        Text {
            request = sound(request);
            answer = sound(answer);
        }

        /** As the database takes it, and not endless. */
        private static String sound(String text) {
            String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            // There and back, since half a character would be refused, and with it all others of
            // its transaction.
            return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        }

        int length() {
            return request.length() + answer.length();
        }
    }

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    private final ConcurrentLinkedQueue<Text> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong characters = new AtomicLong();

    public record View(String request, String answer) {}

    void keep(Text text) {
        if (characters.addAndGet(text.length()) > MOST_WAITING) {
            characters.addAndGet(-text.length());
            LOG.warn("More texts are to be kept than the database takes; some are not");
            return;
        }
        waiting.add(text);
    }

    @AsSystem
    @Transactional
    public void store() {
        for (Text text = waiting.poll(); text != null; text = waiting.poll()) {
            characters.addAndGet(-text.length());
            entities.createNativeQuery(
                            """
                            insert into ai_text (call_id, tenant_id, request, answer, created_at) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing
                            """)
                    .setParameter(1, text.call())
                    .setParameter(2, text.tenant().value())
                    .setParameter(3, text.request())
                    .setParameter(4, text.answer())
                    .setParameter(5, Timestamp.from(text.at()))
                    .executeUpdate();
        }
    }

    /** Also what is left of a business that wants nothing kept any more. */
    @AsSystem
    @Transactional
    public void forget() {
        entities.createNativeQuery(
                        """
                        delete from ai_text t using ai_policy p
                        where p.tenant_id = t.tenant_id and t.created_at < cast(?1 as timestamptz) - make_interval(days => p.keep_texts_days)
                        """)
                .setParameter(1, Timestamp.from(clock.instant()))
                .executeUpdate();
    }

    @Transactional
    public View find(UUID call) {
        List<?> rows =
                entities.createNativeQuery(
                                "select request, answer from ai_text where call_id = ?1 and"
                                        + " tenant_id = ?2")
                        .setParameter(1, call)
                        .setParameter(2, CallerContext.current().requireTenant().value())
                        .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new View((String) row[0], (String) row[1]))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("text"));
    }
}

package frontdesk.testing;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.UUID;

/** Work that the server cannot do. */
public final class Trouble {

    private Trouble() {}

    /** News that nobody can read, each at its last attempt: the server parks them. */
    public static void park(TestServer server, UUID tenant, int number) {
        long before = parked(server, tenant);
        ServerDatabase.update(
                server,
                """
                with event as (
                    insert into outbox_event (id, tenant_id, type, subject, payload, occurred_at)
                    select gen_random_uuid(), ?, 'notification.notice.given', gen_random_uuid(), 'unreadable', now() from generate_series(1, ?) returning id, seq
                )
                insert into outbox_delivery (event_id, seq, listener, tenant_id, attempts, due_at)
                select id, seq, 'notification.notices', ?, 9, now() from event
                """,
                tenant,
                number,
                tenant);
        Awaitility.await("they are parked")
                .atMost(Duration.ofSeconds(30))
                .until(() -> parked(server, tenant) == before + number);
    }

    public static long parked(TestServer server, UUID tenant) {
        return ServerDatabase.count(
                server,
                "select count(*) from outbox_delivery where tenant_id = ? and parked_at is not"
                        + " null",
                tenant);
    }

    /** As if the operator had discarded all of it. */
    public static void end(TestServer server, UUID tenant) {
        ServerDatabase.update(
                server,
                "delete from outbox_delivery where tenant_id = ? and parked_at is not null",
                tenant);
    }
}

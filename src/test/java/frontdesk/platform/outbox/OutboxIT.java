package frontdesk.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that fails: tried again with growing pauses, then parked for the operator, and in
 * nobody's way.
 */
class OutboxIT {

    private static final String LISTENER = "knowledge.chunking";

    private final TestServer server = SharedServer.get();
    private final Client operator = Client.signedIn(server, "admin");
    private final Company company = Company.found(server);
    private final String trap = "trap_" + company.id().toString().replace('-', '_');

    /**
     * The database refuses this one business's passages, so that the listener which stores them
     * fails.
     */
    @BeforeEach
    void breakTheListener() {
        ServerDatabase.update(
                server,
                "create function "
                        + trap
                        + "() returns trigger language plpgsql as $$ begin raise exception 'no"
                        + " passages today'; end $$");
        ServerDatabase.update(
                server,
                "create trigger "
                        + trap
                        + " before insert on knowledge_chunk for each row when (new.tenant_id = '"
                        + company.id()
                        + "') execute function "
                        + trap
                        + "()");
    }

    @AfterEach
    void repairTheListener() {
        ServerDatabase.update(server, "drop function if exists " + trap + "() cascade");
    }

    @Test
    void aFailingDeliveryIsRetriedParkedAndRetriedByTheOperator() {
        company.write("Held up", "This waits for its listener " + trap);
        awaitAttempts(1);
        assertThat(parked()).as("not yet").isEmpty();

        JsonObject delivery = park();

        assertThat(delivery.getString("listener")).isEqualTo(LISTENER);
        assertThat(delivery.getInt("attempts")).isEqualTo(Deliveries.ATTEMPTS_BEFORE_PARKING);
        assertThat(delivery.getString("problem"))
                .contains("no passages today")
                .doesNotContain("insert into");
        assertThat(found()).isFalse();

        repairTheListener();
        operator.post(path(delivery, "retry")).is(204);

        Awaitility.await("it is delivered").atMost(Duration.ofSeconds(60)).until(this::found);
        assertThat(parked()).isEmpty();
        operator.post(path(delivery, "retry")).refused(404, "unknown_parked_delivery");
        assertThat(deliveries()).isZero();
    }

    @Test
    void theOperatorThrowsOneAway() {
        company.write("Thrown away", "Nobody needs this " + trap);
        JsonObject delivery = park();

        operator.post(path(delivery, "discard")).is(204);

        assertThat(parked()).isEmpty();
        assertThat(deliveries()).isZero();
        operator.post(path(delivery, "discard")).refused(404, "unknown_parked_delivery");
    }

    @Test
    void nobodyElseSeesOrMovesThem() {
        company.write("Not yours", "Only the operator's " + trap);
        JsonObject delivery = park();
        for (Client other :
                List.of(
                        company.owner(),
                        Client.signedIn(server, "owner@it-desk.example"),
                        company.visitor())) {
            other.get("/api/system/parked").refused(403);
            other.post(path(delivery, "retry")).refused(403);
            other.post(path(delivery, "discard")).refused(403);
        }
        Client.nobody(server).post(path(delivery, "discard")).refused(401);
        assertThat(parked()).hasSize(1);
        operator.post(path(delivery, "discard")).is(204);
    }

    @Test
    void oneThatFailsDoesNotHoldUpOthers() {
        for (int i = 0; i < 5; i++) {
            company.write("Fails " + i, "Never arrives " + trap);
        }
        awaitAttempts(1);
        Company other = Company.found(server);
        other.write("Arrives", "The zebra crossing is painted");
        Awaitility.await("the other's is delivered")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                !other.visitor()
                                        .get("/api/knowledge/search?q=zebra+crossing")
                                        .is(200)
                                        .rows()
                                        .isEmpty());
        assertThat(deliveries()).isEqualTo(5);
    }

    @Test
    void theParkedListIsPaged() {
        for (int i = 0; i < 3; i++) {
            company.write("Fails " + i, "Parked " + trap);
        }
        ServerDatabase.update(
                server,
                "update outbox_delivery set attempts = 10, parked_at = now(), problem = 'x' where"
                        + " listener = ? and tenant_id = ?",
                LISTENER,
                company.id());
        int seen = 0;
        String after = "";
        do {
            JsonObject page =
                    operator.get("/api/system/parked?limit=1&after=" + after).is(200).json();
            seen +=
                    (int)
                            page.getJsonArray("items").stream()
                                    .filter(
                                            one ->
                                                    one.asJsonObject()
                                                            .getString("tenant")
                                                            .equals(company.id().toString()))
                                    .count();
            after = page.isNull("next") ? null : page.getString("next");
        } while (after != null);
        assertThat(seen).isEqualTo(3);
        operator.post("/api/system/parked/" + UUID.randomUUID() + "/" + LISTENER + "/retry")
                .refused(404, "unknown_parked_delivery");
    }

    /** Without waiting for the pauses, which grow to minutes. */
    private JsonObject park() {
        Awaitility.await("it is parked")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            ServerDatabase.update(
                                    server,
                                    "update outbox_delivery set due_at = now() where tenant_id = ?"
                                            + " and due_at > now() and parked_at is null",
                                    company.id());
                            return !parked().isEmpty();
                        });
        return parked().getFirst();
    }

    private void awaitAttempts(int attempts) {
        Awaitility.await("it was tried")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                ServerDatabase.count(
                                                server,
                                                "select coalesce(max(attempts), 0) from"
                                                        + " outbox_delivery where tenant_id = ?",
                                                company.id())
                                        >= attempts);
    }

    private long deliveries() {
        return ServerDatabase.count(
                server,
                "select count(*) from outbox_delivery where listener = ? and tenant_id = ?",
                LISTENER,
                company.id());
    }

    private List<JsonObject> parked() {
        return operator.get("/api/system/parked?limit=200").is(200).rows().stream()
                .filter(one -> one.getString("tenant").equals(company.id().toString()))
                .toList();
    }

    private boolean found() {
        return !company.visitor()
                .get("/api/knowledge/search?q=" + "waits+for+its+listener")
                .is(200)
                .rows()
                .isEmpty();
    }

    private static String path(JsonObject delivery, String verb) {
        return "/api/system/parked/"
                + delivery.getString("eventId")
                + "/"
                + delivery.getString("listener")
                + "/"
                + verb;
    }
}

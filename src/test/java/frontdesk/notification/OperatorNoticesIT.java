package frontdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;
import frontdesk.testing.Trouble;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What the server itself has given up comes to its operator's bell, and to no other. */
class OperatorNoticesIT {

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);
    private final Client operator = Client.signedIn(server, "admin");

    @AfterEach
    void end() {
        Trouble.end(server, company.id());
    }

    @Test
    void aFloodIsOneNoticeAndTheSameDeliveryIsNeverToldAgain() {
        operator.post("/api/notifications/mark-all-read").is(200);
        Trouble.park(server, company.id(), 30);
        assertThat(unread()).hasSize(1);
        JsonObject notice = unread().getFirst();
        assertThat(notice.getString("title")).isEqualTo("Deliveries of the server are parked: 30");
        assertThat(notice.getString("link")).isEqualTo("/console/system/parked");
        assertThat(
                        operator.get("/api/notifications/history?language=ar")
                                .is(200)
                                .rows()
                                .getFirst()
                                .getString("title"))
                .endsWith(": 30");

        assertThat(company.owner().get("/api/notifications/history").is(200).rows()).isEmpty();
        company.owner()
                .post("/api/notifications/" + notice.getString("id") + "/read")
                .refused(404, "unknown_notification");
        assertThat(
                        operator.post("/api/notifications/" + notice.getString("id") + "/read")
                                .is(200)
                                .json()
                                .getInt("unread"))
                .isZero();

        JsonObject again =
                operator.get("/api/system/parked?limit=200").is(200).rows().stream()
                        .filter(one -> one.getString("tenant").equals(company.id().toString()))
                        .findFirst()
                        .orElseThrow();
        operator.post(
                        "/api/system/parked/"
                                + again.getString("eventId")
                                + "/"
                                + again.getString("listener")
                                + "/retry")
                .is(204);
        Awaitility.await("it is parked anew")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            ServerDatabase.update(
                                    server,
                                    "update outbox_delivery set attempts = 9, due_at = now() where"
                                            + " tenant_id = ? and parked_at is null",
                                    company.id());
                            return Trouble.parked(server, company.id()) == 30;
                        });
        assertThat(unread()).as("told before").isEmpty();

        Trouble.park(server, company.id(), 1);
        assertThat(unread())
                .as("another")
                .singleElement()
                .satisfies(one -> assertThat(one.getString("title")).endsWith(": 1"));
    }

    @Test
    void theOperatorNeitherSendsNorChoosesAndNobodyElseIsTold() {
        operator.post("/api/notifications/send", "{\"to\": {\"all\": true}, \"title\": \"x\"}")
                .refused(403, "not_allowed");
        operator.get("/api/notifications/preferences").refused(403, "not_allowed");
        operator.get("/api/notifications/templates").refused(403, "not_allowed");
        company.owner()
                .post(
                        "/api/notifications/send",
                        "{\"to\": {\"all\": true}, \"title\": \"x\", \"kind\":"
                                + " \"deliveriesParked\"}")
                .refused(400, "unknown_kind");
        assertThat(
                        company.owner()
                                .get("/api/notifications/preferences")
                                .is(200)
                                .json()
                                .getJsonObject("choices"))
                .doesNotContainKey("deliveriesParked");
        assertThat(company.owner().get("/api/notifications/templates").is(200).rows())
                .noneMatch(row -> row.getString("kind").equals("deliveriesParked"));
    }

    private List<JsonObject> unread() {
        return operator.get("/api/notifications/history?unread=true").is(200).rows();
    }
}

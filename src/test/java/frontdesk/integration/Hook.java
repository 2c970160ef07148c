package frontdesk.integration;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.List;

/** A business's webhook, as its owner sees it. */
record Hook(TestServer server, Company company, String id, String secret) {

    static final String PLACE = "/api/integration/webhooks";

    static Hook of(TestServer server, Company company, String url, String... types) {
        JsonObject made = company.owner().post(PLACE, body(url, types)).is(201).json();
        return new Hook(server, company, made.getString("id"), made.getString("secret"));
    }

    static String body(String url, String... types) {
        return Json.createObjectBuilder()
                .add("name", "Intranet")
                .add("url", url)
                .add("types", Json.createArrayBuilder(List.of(types)))
                .build()
                .toString();
    }

    String path() {
        return PLACE + "/" + id;
    }

    JsonObject view() {
        return company.owner().get(path()).is(200).json();
    }

    List<JsonObject> deliveries() {
        return company.owner().get(path() + "/deliveries").is(200).rows();
    }

    /** The only one there is, when it has been tried so often and stands so. */
    JsonObject awaitDelivery(String state, int attempts) {
        Awaitility.await("a delivery that is " + state)
                .atMost(Duration.ofSeconds(40))
                .until(
                        () -> {
                            List<JsonObject> rows = deliveries();
                            return rows.size() == 1
                                    && rows.getFirst().getString("state").equals(state)
                                    && rows.getFirst().getInt("attempts") == attempts;
                        });
        return deliveries().getFirst();
    }

    JsonObject detail(JsonObject delivery) {
        return company.owner()
                .get(path() + "/deliveries/" + delivery.getString("id"))
                .is(200)
                .json();
    }

    Client.Response post(String what) {
        return company.owner().post(path() + what);
    }

    /** What waits is due at once, as if time had passed. */
    void letTimePass() {
        ServerDatabase.update(
                server, "update integration_webhook set rests_until = null where id = ?::uuid", id);
        ServerDatabase.update(
                server,
                "update integration_webhook_delivery set due_at = now() where webhook_id = ?::uuid"
                        + " and due_at is not null",
                id);
    }
}

package frontdesk.learning;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened is recorded, found, and forgotten. */
class LearningDataIT {

    private static final String PLACE = "/api/learning/data";
    private static final TestServer SERVER = SharedServer.get();

    private final Company company = Company.found(SERVER);
    private final Client owner = company.owner();

    @Test
    void whatIsRecordedIsFoundUntilItIsForgotten() {
        record(
                owner,
                happened("order.shipped", "4711")
                        .add("data", Json.createObjectBuilder().add("days", 2)));
        record(owner, happened("order.returned", "4711"));
        record(owner, happened("order.shipped", "4712"));

        assertThat(owner.get(PLACE).is(200).rows())
                .extracting(one -> one.getString("subject"))
                .containsExactly("4712", "4711", "4711");
        assertThat(owner.get(PLACE + "?kind=order.shipped&subject=4711").is(200).rows())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.getJsonObject("data").getInt("days")).isEqualTo(2));
        JsonObject page = owner.get(PLACE + "?limit=2").is(200).json();
        assertThat(owner.get(PLACE + "?limit=2&after=" + page.getString("next")).is(200).rows())
                .hasSize(1);

        assertThat(
                        owner.method("DELETE", PLACE + "?subject=4711", null)
                                .is(200)
                                .json()
                                .getInt("forgotten"))
                .isEqualTo(2);
        assertThat(owner.get(PLACE).is(200).rows())
                .extracting(one -> one.getString("subject"))
                .containsExactly("4712");
        owner.method("DELETE", PLACE, null).refused(400, "required");
    }

    @Test
    void theSameKeyRecordsOnce() {
        var request =
                owner.request(PLACE)
                        .header("Idempotency-Key", Talk.unique())
                        .header("Content-Type", "application/json")
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"kind\":\"order.paid\"}"));
        String id = owner.send(request).is(201).json().getString("id");
        assertThat(owner.send(request).is(201).json().getString("id")).isEqualTo(id);
        assertThat(owner.get(PLACE).is(200).rows()).hasSize(1);
    }

    @Test
    void agentsRecordAndReadAndThoseInChargeForget() {
        Client agent = company.employ(SERVER, "agent");
        Client member = company.employ(SERVER, "member");
        record(agent, happened("call.made", "4711"));
        assertThat(agent.get(PLACE).is(200).rows()).hasSize(1);
        agent.method("DELETE", PLACE + "?subject=4711", null).refused(403, "not_allowed");
        member.get(PLACE).refused(403, "not_allowed");
        member.post(PLACE, happened("call.made", "4711").build()).refused(403, "not_allowed");
        company.visitor().get(PLACE).refused(403, "not_allowed");

        Client stranger = Company.found(SERVER).owner();
        assertThat(stranger.get(PLACE).is(200).rows()).isEmpty();
        assertThat(
                        stranger.method("DELETE", PLACE + "?subject=4711", null)
                                .is(200)
                                .json()
                                .getInt("forgotten"))
                .isZero();
        assertThat(
                        company.employ(SERVER, "admin")
                                .method("DELETE", PLACE + "?subject=4711", null)
                                .is(200)
                                .json()
                                .getInt("forgotten"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | kind | required",
                "{\"kind\":\"two words\"} | kind | invalid_name",
                "{\"kind\":\"x\",\"occurredAt\":\"yesterday\"} | occurredAt | invalid_time",
                "{\"kind\":\"x\",\"occurredAt\":\"2999-01-01T00:00:00Z\"} | occurredAt |"
                        + " invalid_time",
                "{\"kind\":\"x\",\"occurredAt\":\"-2999-01-01T00:00:00Z\"} | occurredAt |"
                        + " invalid_time"
            })
    void mistakesAreNamed(String body, String field, String code) {
        assertThat(owner.post(PLACE, body).refused(400, code).getString("field")).isEqualTo(field);
    }

    @Test
    void whatIsTooMuchIsRefused() {
        owner.post(PLACE, "{\"kind\":\"x\",\"subject\":\"" + "s".repeat(201) + "\"}")
                .refused(400, "too_long");
        owner.post(PLACE, "{\"kind\":\"x\",\"data\":{\"a\":\"" + "d".repeat(16_384) + "\"}}")
                .refused(400, "too_long");
        owner.post(PLACE, "{\"kind\":\"x\",\"data\":[]}").refused(400, "malformed_json");
        owner.post(PLACE, "{\"kind\":\"x\",\"data\":{\"a\":\"\\u0000\"}}").is(201);
        assertThat(owner.get(PLACE).is(200).rows())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.getJsonObject("data").getString("a"))
                                        .isEqualTo("\0"));
    }

    private static JsonObjectBuilder happened(String kind, String subject) {
        return Json.createObjectBuilder().add("kind", kind).add("subject", subject);
    }

    private static void record(Client person, JsonObjectBuilder what) {
        person.post(PLACE, what.build()).is(201);
    }
}

package frontdesk.gateway;

import static frontdesk.gateway.FaultyProvider.MODEL;
import static frontdesk.gateway.FaultyProvider.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the assistant, and an alias, make of a provider that fails. */
final class FaultyTurns {

    private FaultyTurns() {}

    /** The articles answer where the model does not. */
    static void answered(FaultyProvider faulty, String model, String fault) {
        Company own = Company.found(faulty.server());
        own.write(
                "Umbrella stand",
                "The umbrella stand is by the door of the hall. Please leave wet umbrellas there.");
        Awaitility.await("it is indexed")
                .atMost(Duration.ofSeconds(120))
                .until(
                        () ->
                                !own.owner()
                                        .get("/api/knowledge/search?q=umbrella")
                                        .is(200)
                                        .rows()
                                        .isEmpty());
        faulty.add(own, "faulty", faulty.upstream().address());
        faulty.add(own, "gone", "http://127.0.0.1:1/v1");
        own.owner()
                .method("PUT", "/api/ai/policy", "{\"assistantModel\":\"" + model + "\"}")
                .is(200);
        String question = fault + "Where is the umbrella stand?";
        JsonObject message = Talk.ask(own.visitor(), question).getJsonObject("message");

        assertThat(message.getString("text")).contains("by the door of the hall");
        assertThat(faulty.upstream().callsOf(question))
                .as("it was asked")
                .isEqualTo(model.equals(MODEL) ? 1 : 0);
        assertThat(own.owner().get("/api/ai/usage/details").is(200).rows())
                .hasSize(1)
                .first()
                .satisfies(row -> assertThat(row.getString("outcome")).isNotEqualTo("ok"));
    }

    /** Whoever may not be let through without a wall to look at is told to come back. */
    static void withoutItsBudgets(FaultyProvider faulty) {
        Key key = faulty.key();
        ServerDatabase.update(faulty.server(), "alter table ai_lease rename to ai_lease_away");
        try {
            Client.Response refused = call(key, MODEL, "fine:" + Talk.unique(), false).is(503);
            assertThat(Key.error(refused).getString("code")).isEqualTo("unavailable");
            assertThat(refused.header("Retry-After")).isPresent();
        } finally {
            ServerDatabase.update(faulty.server(), "alter table ai_lease_away rename to ai_lease");
        }
        call(key, MODEL, "fine:" + Talk.unique(), false).is(200);
    }

    static void fastest(FaultyProvider faulty) {
        faulty.company()
                .owner()
                .method(
                        "PUT",
                        "/api/ai/aliases/quick",
                        """
                        {"strategy":"fastest","targets":[{"model":"%s"},{"model":"echo/echo"}]}\
                        """
                                .formatted(MODEL))
                .is(200);
        Key key = faulty.key("{}");
        List<String> answered = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answered.add(
                    call(key, "quick", "late:1500:" + Talk.unique(), false)
                            .is(200)
                            .header("x-frontdesk-model")
                            .orElseThrow());
        }
        assertThat(answered).endsWith("echo/echo", "echo/echo", "echo/echo");
    }
}

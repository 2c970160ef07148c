package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

/** The operator gives a business its plan, and nobody else does. */
class GatewayPlansIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String FREE = "{\"plan\":\"free\"}";

    private final Client operator = Client.signedIn(SERVER, "admin");
    private Company company;
    private String path;

    @BeforeEach
    void make() {
        company = Company.found(SERVER);
        path = "/api/ai/plans/" + company.id();
    }

    @Test
    void holdsAtOnceForKeysAndPeople() {
        Key key = Key.of(SERVER, company, "{}");
        Key own = Key.of(SERVER, company, "{\"limits\":{\"requestsPerHour\":50}}");
        assertThat(operator.get(path).is(200).json().getInt("requestsPerHour")).isEqualTo(10_000);
        assertThat(key.chat("echo/echo", "Hi").is(200).header("RateLimit-Limit")).hasValue("10000");
        JsonObject set = operator.method("PUT", path, FREE).is(200).json();

        assertThat(set).isEqualTo(operator.get(path).is(200).json());
        assertThat(set.getString("plan")).isEqualTo("free");
        assertThat(key.chat("echo/echo", "Hi").is(200).header("RateLimit-Limit")).hasValue("10");
        assertThat(
                        company.owner()
                                .post("/api/ai/chat", Key.chatBody("echo/echo", "Hi", ""))
                                .is(200)
                                .header("RateLimit-Limit"))
                .hasValue("10");
        assertThat(own.chat("echo/echo", "Hi").is(200).header("RateLimit-Limit"))
                .as("its own")
                .hasValue("50");
        assertThat(
                        Key.of(SERVER, Company.found(SERVER), "{}")
                                .chat("echo/echo", "Hi")
                                .is(200)
                                .header("RateLimit-Limit"))
                .hasValue("10000");
    }

    @Test
    void isInTheBusinesssAuditAndStaysWhereItsPolicyChanges() {
        operator.method("PUT", path, "{\"plan\":\"starter\"}").is(200);
        assertThat(
                        company.owner()
                                .method("PUT", "/api/ai/policy", "{\"keepTextsDays\":1}")
                                .is(200)
                                .json()
                                .getString("plan"))
                .isEqualTo("starter");
        operator.method("PUT", path, "{\"plan\":\"pro\"}").is(200);
        JsonObject policy = company.owner().get("/api/ai/policy").is(200).json();
        assertThat(policy.getString("plan")).isEqualTo("pro");
        assertThat(policy.getInt("keepTextsDays")).isEqualTo(1);

        JsonObject last = company.owner().get("/api/ai/audit").is(200).rows().getFirst();
        assertThat(last.getString("action")).isEqualTo("plan.set");
        assertThat(last.getString("subject")).isEqualTo("pro");
        assertThat(last.getString("actor")).isEqualTo("Operator");
        assertThat(last.getJsonObject("detail").getString("before")).isEqualTo("starter");
    }

    @Test
    void isTheOperatorsToSet() {
        company.owner().get(path).refused(403);
        company.owner().method("PUT", path, FREE).refused(403);
        Client.signedIn(SERVER, "agent@it-desk.example").method("PUT", path, FREE).refused(403);
        company.visitor().method("PUT", path, FREE).refused(403);
        Client.nobody(SERVER).method("PUT", path, FREE).refused(401);
        assertThat(
                        company.owner()
                                .method("PUT", "/api/ai/policy", FREE)
                                .refused(400, "read_only")
                                .getString("field"))
                .isEqualTo("plan");

        operator.method("PUT", path, FREE).is(200);
        assertThat(
                        operator.method("PUT", path, "{\"plan\":\"gold\"}")
                                .refused(400, "unknown_plan")
                                .getString("field"))
                .isEqualTo("plan");
        operator.method("PUT", path, "{}").refused(400, "required");
        operator.method("PUT", "/api/ai/plans/" + UUID.randomUUID(), FREE)
                .refused(404, "unknown_business");
        operator.get("/api/ai/plans/" + UUID.randomUUID()).refused(404, "unknown_business");
    }
}

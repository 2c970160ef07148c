package frontdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who may call, and who may not: each refusal beside the same thing allowed. */
class GatewayKeysIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Company company;

    @BeforeAll
    static void make() {
        company = Company.found(SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fd-unknown", "sk-proj-of-somebody-else", "fd-", "x"})
    void anUnknownKeyIsRefused(String secret) {
        refused(
                Client.bearer(SERVER, secret)
                        .post("/v1/chat/completions", Key.chatBody("echo/echo", "Hi", "")));
        refused(Client.bearer(SERVER, secret).get("/v1/models"));
    }

    @Test
    void noKeyAndAPersonsTokenAreRefused() {
        refused(
                Client.nobody(SERVER)
                        .post("/v1/chat/completions", Key.chatBody("echo/echo", "Hi", "")));
        refused(company.owner().post("/v1/chat/completions", Key.chatBody("echo/echo", "Hi", "")));
    }

    @Test
    void aKeyIsNoToken() {
        Key key = key("{}");
        key.client().get("/api/ai/keys").refused(401);
        key.client().get("/api/auth/me").refused(401);
    }

    @Test
    void isShownOnceAndStoredAsAHash() {
        Key key = key("{}");

        assertThat(key.view().isNull("key")).isTrue();
        assertThat(key.view().toString()).doesNotContain(key.secret());
        assertThat(
                        ServerDatabase.count(
                                SERVER,
                                "select count(*) from ai_key k where k::text like ?",
                                "%" + key.secret() + "%"))
                .isZero();
    }

    @Test
    void revokedAtOnce() {
        Key key = key("{}");
        key.chat("echo/echo", "Hi").is(200);
        company.owner().method("DELETE", "/api/ai/keys/" + key.id(), null).is(204);

        refused(key.chat("echo/echo", "Hi"));
        assertThat(key.view().isNull("revokedAt")).isFalse();
    }

    @Test
    void expires() {
        Key key = key("{\"expiresAt\":\"" + Instant.now().plus(1, ChronoUnit.HOURS) + "\"}");
        key.chat("echo/echo", "Hi").is(200);

        Key old = key("{\"expiresAt\":\"" + Instant.now().plus(1, ChronoUnit.HOURS) + "\"}");
        ServerDatabase.update(
                SERVER,
                "update ai_key set expires_at = now() - interval '1 second' where id = cast(? as"
                        + " uuid)",
                old.id());
        assertThat(refused(old.chat("echo/echo", "Hi")).getString("message")).contains("expired");
    }

    @Test
    void rotatesWithAnOverlap() {
        Key key = key("{}");
        Key next = rotated(key, 60);
        key.chat("echo/echo", "Hi").is(200);
        next.chat("echo/echo", "Hi").is(200);

        Key last = rotated(key, 0);
        refused(key.chat("echo/echo", "Hi"));
        refused(next.chat("echo/echo", "Hi"));
        last.chat("echo/echo", "Hi").is(200);
    }

    @Test
    void allowsItsModelsOnly() {
        Key key = key("{\"models\":[\"echo/e*\",\"some-alias\"]}");
        key.chat("echo/echo", "Hi").is(200);

        JsonObject error = Key.error(key.chat("echo/priced", "Hi").is(403));
        assertThat(error.getString("code")).isEqualTo("model_not_allowed");
        assertThat(error.getString("message")).contains("echo/priced");
        assertThat(key.client().get("/v1/models").text())
                .contains("echo/echo")
                .doesNotContain("echo/priced");
    }

    @Test
    void allowsItsAddressesOnly() {
        key("{\"addresses\":[\"127.0.0.0/8\",\"::1\"]}").chat("echo/echo", "Hi").is(200);

        Key elsewhere = key("{\"addresses\":[\"10.0.0.0/8\"]}");
        assertThat(Key.error(elsewhere.chat("echo/echo", "Hi").is(403)).getString("code"))
                .isEqualTo("address_not_allowed");
    }

    @Test
    void isChangedAsAWhole() {
        Key key =
                key(
                        "{\"models\":[\"echo/echo\"],\"limits\":{\"requestsPerHour\":50},\"budget\":{\"amount\":\"1\"}}");
        key.chat("echo/priced", "Hi").is(403);
        JsonObject budget = key.view().getJsonObject("budget");
        String team =
                company.owner()
                        .post("/api/ai/teams", "{\"name\":\"Team of a changed key\"}")
                        .is(201)
                        .json()
                        .getString("id");
        Instant expires = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        JsonObject changed =
                change(
                                key,
                                "{\"name\":\"Changed\",\"models\":[\"echo/priced\"],\"addresses\":[\"127.0.0.0/8\",\"::1\"],"
                                        + "\"limits\":{\"requestsPerHour\":7},\"team\":\""
                                        + team
                                        + "\",\"expiresAt\":\""
                                        + expires
                                        + "\"}")
                        .is(200)
                        .json();

        assertThat(changed).isEqualTo(key.view());
        assertThat(changed.getString("name")).isEqualTo("Changed");
        assertThat(changed.getString("team")).isEqualTo(team);
        assertThat(Instant.parse(changed.getString("expiresAt"))).isEqualTo(expires);
        assertThat(changed.getJsonObject("budget")).as("its budget stays").isEqualTo(budget);
        key.chat("echo/echo", "Hi").is(403);
        assertThat(key.chat("echo/priced", "Hi").is(200).header("RateLimit-Limit")).hasValue("7");
        change(key, "{\"name\":\"Changed\",\"addresses\":[\"10.0.0.0/8\"]}").is(200);
        assertThat(Key.error(key.chat("echo/priced", "Hi").is(403)).getString("code"))
                .isEqualTo("address_not_allowed");
        JsonObject bare = change(key, "{\"name\":\"Bare\"}").is(200).json();
        assertThat(bare.isNull("team")).isTrue();
        assertThat(bare.isNull("expiresAt")).isTrue();
        assertThat(key.chat("echo/echo", "Hi").is(200).header("RateLimit-Limit"))
                .as("the plan's")
                .hasValue("10000");
    }

    @Test
    void aRevokedKeyIsChangedNoMore() {
        Key key = key("{}");
        change(key, "{}").refused(400, "required");
        change(key, "{\"name\":\"n\",\"limits\":{\"concurrent\":0}}").refused(400, "out_of_range");
        Company.found(SERVER)
                .owner()
                .method("PUT", "/api/ai/keys/" + key.id(), "{\"name\":\"Stolen\"}")
                .refused(404, "unknown_key");
        company.owner().method("DELETE", "/api/ai/keys/" + key.id(), null).is(204);

        assertThat(
                        change(key, "{\"name\":\"Back\"}")
                                .refused(409, "key_revoked")
                                .getString("detail"))
                .contains("Make a new one");
        assertThat(key.view().getString("name")).isEqualTo("test");
        refused(key.chat("echo/echo", "Hi"));
    }

    private static Client.Response change(Key key, String terms) {
        return company.owner().method("PUT", "/api/ai/keys/" + key.id(), terms);
    }

    @Test
    void isReadFromEitherHeader() {
        Key key = key("{}");
        Client nobody = Client.nobody(SERVER);
        for (String header : new String[] {"x-api-key", "api-key"}) {
            nobody.send(nobody.request("/v1/models").header(header, key.secret()).GET()).is(200);
        }
    }

    @Test
    void anothersProviderIsUnknown() {
        company.owner()
                .post(
                        "/api/ai/providers",
                        "{\"name\":\"mine\",\"kind\":\"compatible\",\"baseUrl\":\"https://models.example.com/v1\","
                                + "\"apiKey\":\"planted-secret-1\"}")
                .is(201);
        Company other = Company.found(SERVER);

        assertThat(
                        Key.error(Key.of(SERVER, other, "{}").chat("mine/some", "Hi").is(404))
                                .getString("code"))
                .isEqualTo("model_not_found");
        assertThat(other.owner().get("/api/ai/providers").rows()).isEmpty();
        assertThat(company.owner().get("/api/ai/providers").is(200).text())
                .contains("mine")
                .doesNotContain("planted-secret-1");
        assertThat(
                        ServerDatabase.count(
                                SERVER,
                                "select count(*) from ai_provider p where p::text like"
                                        + " '%planted-secret-1%' or"
                                        + " position(convert_to('planted-secret-1', 'UTF8') in"
                                        + " sealed_key) > 0"))
                .isZero();
    }

    @Test
    void onlyThoseInChargeMakeKeys() {
        Client agent = Client.signedIn(SERVER, "agent@it-desk.example");
        agent.post("/api/ai/keys", "{\"name\":\"mine\"}").refused(403);
        agent.get("/api/ai/usage").refused(403);
        agent.method("PUT", "/api/ai/keys/" + key("{}").id(), "{\"name\":\"mine\"}").refused(403);
        company.visitor().post("/api/ai/keys", "{\"name\":\"mine\"}").refused(403);
        Client.nobody(SERVER).get("/api/ai/keys").refused(401);
    }

    private static Key key(String terms) {
        return Key.of(SERVER, company, terms);
    }

    private static Key rotated(Key key, int minutes) {
        JsonObject made =
                company.owner()
                        .post(
                                "/api/ai/keys/" + key.id() + "/rotate",
                                "{\"overlapMinutes\":" + minutes + "}")
                        .is(200)
                        .json();
        return new Key(SERVER, company.owner(), key.id(), made.getString("key"));
    }

    private static JsonObject refused(Client.Response response) {
        JsonObject error = Key.error(response.is(401));
        assertThat(error.getString("type")).isEqualTo("authentication_error");
        assertThat(error.getString("code")).isEqualTo("invalid_api_key");
        return error;
    }
}

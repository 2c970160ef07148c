package frontdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.testing.Client;
import frontdesk.testing.Forgery;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Socket;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Who is let in, and who is not. */
class SignInIT {

    private final TestServer server = SharedServer.get();
    private final Client nobody = Client.nobody(server);

    @Test
    void theRightPasswordSignsInAndAWrongOneDoesNot() {
        JsonObject access = login("owner@it-desk.example", TestServer.DEMO_PASSWORD).is(200).json();
        assertThat(access.getInt("expiresIn")).isBetween(60, 3600);
        JsonObject me =
                Client.bearer(server, access.getString("accessToken"))
                        .get("/api/auth/me")
                        .is(200)
                        .json();
        assertThat(me.getString("email")).isEqualTo("owner@it-desk.example");
        assertThat(me.getJsonObject("business").getString("slug")).isEqualTo("it-desk");

        JsonObject wrong = login("member@it-desk.example", "wrong").refused(401, "bad_credentials");
        JsonObject unknown =
                login(Talk.unique() + "@it-desk.example", "wrong").refused(401, "bad_credentials");
        assertThat(unknown.getString("detail"))
                .as("does not tell which accounts exist")
                .isEqualTo(wrong.getString("detail"));
    }

    @Test
    void thePasswordIsComparedAsItIsAndTheAddressIsNot() {
        login(" Owner@IT-desk.Example ", TestServer.DEMO_PASSWORD).is(200);
        login("owner@it-desk.example", TestServer.DEMO_PASSWORD + " ").refused(401);
    }

    @Test
    void theRefreshTokenIsACookieThatNoScriptReadsAndRotates() {
        String cookie = cookie(login("agent@it-desk.example", TestServer.DEMO_PASSWORD).is(200));
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/api/auth")
                .doesNotContain("Domain");

        Client.Response renewed = refresh(cookie).is(200);
        assertThat(value(cookie(renewed))).isNotEqualTo(value(cookie));
        Client.bearer(server, renewed.json().getString("accessToken")).get("/api/auth/me").is(200);
        refresh(cookie(renewed)).is(200);
    }

    @Test
    void aForgedRefreshTokenEndsItsSession() {
        Client.Response in = login("agent@it-desk.example", TestServer.DEMO_PASSWORD).is(200);
        Client agent = Client.bearer(server, in.json().getString("accessToken"));
        String session = value(cookie(in)).substring(0, 36);

        refresh("fd_refresh=" + session + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .refused(401, "signed_out");
        refresh(cookie(in)).refused(401, "signed_out");
        org.awaitility.Awaitility.await("the access token ends with it")
                .until(() -> agent.get("/api/auth/me").status() == 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "fd",
                "00000000-0000-0000-0000-000000000000.x",
                "zzzzzzzz-0000-0000-0000-000000000000.x"
            })
    void nonsenseInTheCookieIsRefused(String value) {
        refresh("fd_refresh=" + value).refused(401, "signed_out");
        nobody.post("/api/auth/refresh").refused(401, "signed_out");
    }

    @Test
    void signingOutEndsTokensAndSockets() {
        Client.Response in = login("agent@it-desk.example", TestServer.DEMO_PASSWORD).is(200);
        Client.Response other = login("agent@it-desk.example", TestServer.DEMO_PASSWORD).is(200);
        Client agent = Client.bearer(server, in.json().getString("accessToken"));
        try (Socket socket = Socket.open(agent).queue()) {
            socket.next("counts");

            Client.Response out =
                    nobody.send(
                                    nobody.request("/api/auth/logout")
                                            .header("Cookie", pair(cookie(in)))
                                            .POST(
                                                    java.net.http.HttpRequest.BodyPublishers
                                                            .noBody()))
                            .is(204);

            assertThat(cookie(out)).contains("Max-Age=0");
            assertThat(socket.awaitClosed()).isEqualTo(1008);
        }
        agent.get("/api/auth/me").refused(401, "signed_out");
        refresh(cookie(in)).refused(401, "signed_out");
        Client.bearer(server, other.json().getString("accessToken")).get("/api/auth/me").is(200);
    }

    @Test
    void guessingIsSlowedDownPerAccount() {
        String email = Talk.unique() + "@it-desk.example";
        int refused = 0;
        Client.Response last;
        do {
            last = login(email, "guess-" + refused++);
        } while (last.status() == 401 && refused < 10);

        last.refused(429, "throttled");
        assertThat(refused).as("tries before it").isBetween(5, 8);
        assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isPositive();
        login("owner@it-desk.example", TestServer.DEMO_PASSWORD).is(200);
    }

    @Test
    void whoeverRegistersOwnsTheirBusinessAndNoOther() {
        String email = Talk.unique() + "@new.example";
        Client owner =
                Client.bearer(
                        server,
                        register("New " + Talk.unique(), email, "a long enough password")
                                .is(201)
                                .json()
                                .getString("accessToken"));

        JsonObject me = owner.get("/api/auth/me").is(200).json();
        assertThat(me.getJsonArray("roles").getString(0)).isEqualTo("owner");
        assertThat(owner.get("/api/knowledge/articles?status=all").is(200).rows()).isEmpty();
        assertThat(owner.get("/api/support/conversations").is(200).rows()).isEmpty();
        assertThat(owner.get("/api/identity/people").is(200).rows()).hasSize(1);

        assertThat(register("Another " + Talk.unique(), email, "a long enough password").status())
                .as("same address again")
                .isIn(400, 409, 422);
    }

    @ParameterizedTest
    @CsvSource({
        "password, short",
        "email, nonsense",
        "email, ''",
        "businessName, ''",
        "name, ''",
        "businessName, ???"
    })
    void aBadRegistrationNamesTheField(String field, String value) {
        var application =
                Json.createObjectBuilder()
                        .add("businessName", "Business " + Talk.unique())
                        .add("name", "N")
                        .add("email", Talk.unique() + "@new.example")
                        .add("password", "a long enough password")
                        .add(field, value)
                        .build();
        assertThat(nobody.post("/api/auth/register", application).refused(400).getString("field"))
                .isEqualTo(field);
    }

    @Test
    void tokensThatWeDidNotMakeOrThatAreOverAreRefused() {
        String right = Client.signedIn(server, "owner@it-desk.example").token();
        JsonObject claims = Forgery.claimsOf(right);
        var key = Forgery.keyOf(server);
        long now = Instant.now().getEpochSecond();

        Client.bearer(server, Forgery.signed(key, Forgery.copy(claims).build()))
                .get("/api/auth/me")
                .is(200);

        for (String forged :
                List.of(
                        Forgery.unsigned(Forgery.copy(claims).build()),
                        Forgery.signed(Forgery.foreignKey(), Forgery.copy(claims).build()),
                        Forgery.signed(
                                key, Forgery.copy(claims).add("iss", "someone-else").build()),
                        Forgery.signed(
                                key, Forgery.copy(claims).add("aud", "another-service").build()),
                        Forgery.signed(key, Forgery.copy(claims).remove("aud").build()),
                        Forgery.signed(
                                key,
                                Forgery.copy(claims)
                                        .add("exp", now - 3600)
                                        .add("iat", now - 7200)
                                        .build()),
                        Forgery.signed(key, Forgery.copy(claims).remove("exp").build()),
                        Forgery.hmac("frontdesk".getBytes(), Forgery.copy(claims).build()),
                        right.substring(0, right.length() - 6) + "AAAAAA",
                        right + "x",
                        "x.y.z",
                        "..",
                        "nonsense")) {
            Client.bearer(server, forged).get("/api/auth/me").refused(401);
            Client.bearer(server, forged).post("/api/support/socket-ticket").refused(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/support/tickets, agent, member",
        "GET, /api/support/counts, agent, visitor",
        "GET, /api/identity/people, agent, member",
        "GET, /api/identity/business, owner, agent",
        "GET, /api/knowledge/export, agent, visitor",
        "POST, /api/knowledge/articles/preview, agent, member",
        "GET, /api/system/parked, admin, owner",
        "GET, /api/auth/me, member, visitor",
        "GET, /api/support/conversations, visitor, admin",
    })
    void whatARoleMayDoOthersMayNot(String method, String path, String allowed, String refused) {
        String body = method.equals("POST") ? "{\"markdown\":\"# Hi\"}" : null;
        assertThat(as(allowed).method(method, path, body).status())
                .as(allowed + " " + path)
                .isIn(200, 204);
        as(refused).method(method, path, body).refused(403);
        nobody.method(method, path, body).refused(401);
    }

    @Test
    void aVisitorIsRenewedAndStaysTheSame() {
        JsonObject first =
                nobody.post("/api/support/visitors", "{\"business\":\"it-desk\"}").is(200).json();
        JsonObject renewed =
                Client.bearer(server, first.getString("token"))
                        .post("/api/support/visitors/renew")
                        .is(200)
                        .json();

        assertThat(renewed.getString("visitorId")).isEqualTo(first.getString("visitorId"));
        assertThat(Instant.parse(renewed.getString("expiresAt"))).isAfter(Instant.now());
        nobody.post("/api/support/visitors/renew").refused(401, "token_not_renewable");
        Client.signedIn(server, "agent@it-desk.example")
                .post("/api/support/visitors/renew")
                .refused(401, "token_not_renewable");
        nobody.post("/api/support/visitors", "{\"business\":\"no-such-business\"}")
                .refused(400, "unknown_business");
    }

    @Test
    void nobodyClaimsToBeAKnownCustomerWithoutTheBusinesssWord() {
        String user = "customer-" + Talk.unique();
        byte[] key =
                HexFormat.of()
                        .parseHex(
                                Client.signedIn(server, "owner@it-desk.example")
                                        .get("/api/identity/business")
                                        .is(200)
                                        .json()
                                        .getString("visitorKey"));
        String right = HexFormat.of().formatHex(Forgery.mac(key, user));

        JsonObject first = arrive(user, right).is(200).json();
        JsonObject again = arrive(user, right).is(200).json();
        assertThat(again.getString("visitorId"))
                .as("the same customer on another device")
                .isEqualTo(first.getString("visitorId"));
        JsonObject known =
                Talk.conversation(
                        Client.bearer(server, first.getString("token")),
                        Talk.ask(Client.bearer(server, first.getString("token")), "Hello")
                                .getString("conversationId"));
        assertThat(known.getJsonObject("customer").getBoolean("verified")).isTrue();

        Client stranger = Client.visitor(server, "it-desk");
        JsonObject unknown =
                Talk.conversation(
                        stranger, Talk.ask(stranger, "Hello").getString("conversationId"));
        assertThat(unknown.getJsonObject("customer").getBoolean("verified")).isFalse();

        for (String wrong :
                List.of(
                        "",
                        "00",
                        right.substring(2),
                        right.replaceFirst("^.", right.startsWith("0") ? "1" : "0"))) {
            arrive(user, wrong).refused(403, "identity_not_verified");
        }
        arrive("somebody-else", right).refused(403, "identity_not_verified");
        nobody.post(
                        "/api/support/visitors",
                        Json.createObjectBuilder()
                                .add("business", "salon")
                                .add(
                                        "identity",
                                        Json.createObjectBuilder()
                                                .add("userId", user)
                                                .add("hmac", right))
                                .build())
                .refused(403, "identity_not_verified");
        nobody.post(
                        "/api/support/visitors",
                        Json.createObjectBuilder()
                                .add("business", "it-desk")
                                .add("identity", Json.createObjectBuilder().add("userId", user))
                                .build())
                .refused(403, "identity_not_verified");
    }

    @Test
    void aChangedPasswordEndsAllSessions() {
        String email = Talk.unique() + "@new.example";
        Client.Response in =
                register("Business " + Talk.unique(), email, "the first password").is(201);
        Client owner = Client.bearer(server, in.json().getString("accessToken"));

        owner.post(
                        "/api/auth/password",
                        "{\"current\":\"wrong password\",\"next\":\"the second password\"}")
                .refused(400, "bad_credentials");
        owner.post("/api/auth/password", "{\"current\":\"the first password\",\"next\":\"short\"}")
                .refused(400, "password_too_short");
        owner.post(
                        "/api/auth/password",
                        "{\"current\":\"the first password\",\"next\":\"the second password\"}")
                .is(204);

        refresh(cookie(in)).refused(401);
        login(email, "the first password").refused(401);
        login(email, "the second password").is(200);
    }

    @Test
    void aSocketTicketIsForThoseWhoAreSignedIn() {
        nobody.post("/api/support/socket-ticket").refused(401);
        assertThatThrownBy(() -> Socket.open(Client.visitor(server, "it-desk"), "made-up", null))
                .isInstanceOfSatisfying(
                        Socket.HandshakeRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    private Client as(String role) {
        return switch (role) {
            case "visitor" -> Client.visitor(server, "it-desk");
            case "admin" -> Client.signedIn(server, "admin");
            default -> Client.signedIn(server, role + "@it-desk.example");
        };
    }

    private Client.Response arrive(String user, String hmac) {
        return nobody.post(
                "/api/support/visitors",
                Json.createObjectBuilder()
                        .add("business", "it-desk")
                        .add(
                                "identity",
                                Json.createObjectBuilder()
                                        .add("userId", user)
                                        .add("name", "Known")
                                        .add("email", "k@example.org")
                                        .add("hmac", hmac))
                        .build());
    }

    private Client.Response login(String email, String password) {
        return nobody.post(
                "/api/auth/login",
                Json.createObjectBuilder().add("email", email).add("password", password).build());
    }

    private Client.Response register(String business, String email, String password) {
        return nobody.post(
                "/api/auth/register",
                Json.createObjectBuilder()
                        .add("businessName", business)
                        .add("name", "The Owner")
                        .add("email", email)
                        .add("password", password)
                        .build());
    }

    private Client.Response refresh(String cookie) {
        return nobody.send(
                nobody.request("/api/auth/refresh")
                        .header("Cookie", pair(cookie))
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    private static String cookie(Client.Response response) {
        return response.header("Set-Cookie")
                .orElseThrow(() -> new AssertionError("No cookie was set"));
    }

    private static String value(String cookie) {
        return pair(cookie).substring("fd_refresh=".length());
    }

    private static String pair(String cookie) {
        int end = cookie.indexOf(';');
        return end < 0 ? cookie : cookie.substring(0, end);
    }
}

package frontdesk.support;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Forgery;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** An expired visitor's token is good for one thing, renewal, and for that only when it is ours. */
class RenewalIT {

    private static final long DAY = 24 * 3600;

    private final TestServer server = SharedServer.get();
    private final Client nobody = Client.nobody(server);
    private final String token = Client.visitor(server, "it-desk").token();
    private final JsonObject claims = Forgery.claimsOf(token);
    private final long now = Instant.now().getEpochSecond();

    @Test
    void anExpiredTokenIsRenewedForThirtyDaysAndOpensNothingElse() {
        String expired = signed("exp", now - DAY);
        Client.bearer(server, expired)
                .get("/api/support/conversations")
                .refused(401, "not_signed_in");
        JsonObject renewed = renew(expired).is(200).json();
        assertThat(Forgery.claimsOf(renewed.getString("token")).getString("sub"))
                .isEqualTo(claims.getString("sub"));
        Client.bearer(server, renewed.getString("token")).get("/api/support/conversations").is(200);

        renew(signed("exp", now - 29 * DAY)).is(200);
        renew(signed("exp", now - 31 * DAY)).refused(401, "token_not_renewable");
    }

    @Test
    void aTokenThatIsNotOursIsNotRenewed() throws IOException {
        byte[] publicKey;
        try (var reader =
                Json.createReader(
                        Files.newInputStream(server.home().resolve("secrets/token-key.json")))) {
            publicKey = Base64.getDecoder().decode(reader.readObject().getString("public"));
        }
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                        + "\n-----END PUBLIC KEY-----";
        JsonObject right = Forgery.copy(claims).build();
        renew(Forgery.signed(Forgery.keyOf(server), right)).is(200);

        for (String forged :
                List.of(
                        Forgery.unsigned(right),
                        Forgery.signed(Forgery.foreignKey(), right),
                        Forgery.hmac(publicKey, right),
                        Forgery.hmac(pem.getBytes(), right),
                        Forgery.hmac("frontdesk".getBytes(), right),
                        Forgery.signed(
                                Forgery.keyOf(server),
                                Json.createObjectBuilder(right).add("iss", "someone-else").build()),
                        Forgery.signed(
                                Forgery.keyOf(server),
                                Json.createObjectBuilder(right).add("aud", "another").build()),
                        Forgery.signed(
                                Forgery.keyOf(server),
                                Json.createObjectBuilder(right).remove("sub").build()),
                        Forgery.signed(
                                Forgery.keyOf(server),
                                Json.createObjectBuilder(right).remove("exp").build()),
                        token.substring(0, token.length() - 6) + "AAAAAA",
                        token + "x",
                        "x.y.z",
                        "..",
                        "",
                        "nonsense")) {
            renew(forged).refused(401, "token_not_renewable");
        }
    }

    @Test
    void aBodyThatIsNoneIsRefused() {
        for (String body :
                List.of(
                        "null",
                        "[]",
                        "{",
                        "{\"token\":{",
                        "{\"token\":7}",
                        "{\"token\":null}",
                        "{\"token\":\"\\u0000\"}",
                        "x",
                        "{\"x\":{")) {
            assertThat(nobody.post("/api/support/visitors/renew", body).status())
                    .as(body)
                    .isIn(400, 401);
        }
    }

    private Client.Response renew(String old) {
        return nobody.post(
                "/api/support/visitors/renew",
                Json.createObjectBuilder().add("token", old).build());
    }

    private String signed(String claim, long value) {
        return Forgery.signed(
                Forgery.keyOf(server),
                Forgery.copy(claims).add(claim, value).add("iat", value - 3600).build());
    }
}

package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/**
 * Who may make other systems' clients, and change them. What they may then ask for is in {@link
 * CommandsIT} and {@link ConsoleMessagesIT}.
 */
class ClientsIT {

    private static final String PLACE = "/api/integration/clients";
    private static final TestServer SERVER = SharedServer.get();

    private final Company company = Company.found(SERVER);
    private final Client owner = company.owner();

    private static String body(String name, String... commands) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("commands", Json.createArrayBuilder(List.of(commands)))
                .build()
                .toString();
    }

    private static String path(String credential) {
        return PLACE + "/" + credential.substring(0, 36);
    }

    @Test
    void oneIsChangedAndItsSecretIsShownOnce() {
        String credential = Jms.client(owner, "ask");
        JsonObject changed =
                owner.method("PUT", path(credential), body("Portal", "openTicket")).is(200).json();
        assertThat(changed.getString("name")).isEqualTo("Portal");
        assertThat(changed.getJsonArray("commands").toString()).isEqualTo("[\"openTicket\"]");
        JsonObject renewed = owner.post(path(credential) + "/rotate").is(200).json();
        assertThat(renewed.getString("credential"))
                .startsWith(credential.substring(0, 37))
                .isNotEqualTo(credential);
        assertThat(owner.get(path(credential)).is(200).json()).isEqualTo(changed);
        assertThat(changed.isNull("credential")).isTrue();
        assertThat(owner.get(PLACE).is(200).rows()).containsExactly(changed);
        assertThat(owner.get(PLACE + "?limit=1").is(200).rows()).hasSize(1);
    }

    @Test
    void oneThatIsRevokedOrAHooksIsNotChanged() {
        String revoked = Jms.client(owner, "ask");
        owner.method("DELETE", path(revoked), null).is(204);
        owner.method("PUT", path(revoked), body("x", "ask")).refused(409, "client_revoked");
        owner.post(path(revoked) + "/rotate").refused(409, "client_revoked");
        String hook =
                owner.post(
                                "/api/integration/hooks",
                                Json.createObjectBuilder()
                                        .add("name", "Tracker")
                                        .add("command", "openTicket")
                                        .build())
                        .is(201)
                        .json()
                        .getString("id");
        assertThat(owner.get(path(hook)).is(200).json().getBoolean("hook")).isTrue();
        owner.method("PUT", path(hook), body("x", "ask")).refused(409, "client_of_hook");
        owner.post(path(hook) + "/rotate").refused(409, "client_of_hook");
    }

    @Test
    void othersAreUnknown() {
        String credential = Jms.client(owner, "ask");
        for (Client stranger :
                List.of(Company.found(SERVER).owner(), Client.signedIn(SERVER, "admin"))) {
            stranger.get(path(credential)).refused(404, "unknown_client");
            stranger.method("PUT", path(credential), body("x", "ask"))
                    .refused(404, "unknown_client");
            stranger.post(path(credential) + "/rotate").refused(404, "unknown_client");
            stranger.method("DELETE", path(credential), null).refused(404, "unknown_client");
        }
        assertThat(owner.get(path(credential)).is(200).json().isNull("revokedAt")).isTrue();
    }

    @Test
    void theOperatorsHearAndSendNothing() {
        Client operator = Client.signedIn(SERVER, "admin");
        operator.post(PLACE, body("Warehouse", "ask")).refused(400, "too_many");
        String credential = Jms.client(operator);
        operator.method("PUT", path(credential), body("Warehouse", "ask")).refused(400, "too_many");
        assertThat(
                        operator.method("PUT", path(credential), body("Warehouse"))
                                .is(200)
                                .json()
                                .getString("name"))
                .isEqualTo("Warehouse");
        operator.method("DELETE", path(credential), null).is(204);
    }

    @ParameterizedTest
    @CsvSource({
        "agent@it-desk.example, 403",
        "member@it-desk.example, 403",
        "admin, 200",
        "owner@it-desk.example, 200"
    })
    void onlyThoseInChargeMaySeeThem(String person, int status) {
        assertThat(Client.signedIn(SERVER, person).get(PLACE).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name | required",
                "{\"name\":\"x\"} | commands | required",
                "{\"name\":\"x\",\"commands\":[\"launchRocket\"]} | commands | unknown_command"
            })
    void mistakesAreNamed(String body, String field, String code) {
        assertThat(owner.post(PLACE, body).refused(400, code).getString("field")).isEqualTo(field);
        assertThat(
                        owner.method("PUT", path(Jms.client(owner, "ask")), body)
                                .refused(400, code)
                                .getString("field"))
                .isEqualTo(field);
    }
}

package frontdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;
import frontdesk.testing.Twilio;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Short messages go to numbers whose owner has said so, by a code, and to no others. */
class PhoneIT {

    private static final String WISHES = "/api/notifications/preferences";
    private static final String PHONE = WISHES + "/phone";

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);
    private final Client owner = company.owner();
    private final String phone = Twilio.number();

    @Test
    void aNumberIsSomebodysWhenItsCodeComesBack() {
        owner.method("PUT", WISHES, wishes().add("phone", phone).build().toString())
                .refused(400, "phone_not_verified");
        assertThat(
                        send(owner, phone.replaceFirst("30", " (30) "))
                                .is(200)
                                .json()
                                .getString("phone"))
                .isEqualTo(phone);
        assertThat(Twilio.to(phone).getFirst().get("Body"))
                .matches("\\d{6} is the code for your number at Company .*");
        assertThat(known("phone")).isEmpty();
        assertThat(known("phonePending")).isEqualTo(phone);
        String code = Twilio.code(phone);

        confirm(owner, other(code)).refused(400, "wrong_code");
        confirm(company.employ(server, "agent"), code).refused(400, "code_expired");
        assertThat(
                        confirm(owner, code.substring(0, 3) + " " + code.substring(3))
                                .is(200)
                                .json()
                                .getString("phone"))
                .isEqualTo(phone);
        assertThat(known("phone")).isEqualTo(phone);
        assertThat(known("phonePending")).isEmpty();
        confirm(owner, code).refused(400, "code_expired");

        owner.method("PUT", WISHES, wishes().build().toString()).is(200);
        assertThat(known("phone")).as("it stays").isEqualTo(phone);
        owner.method("PUT", WISHES, wishes().add("phone", "").build().toString()).is(200);
        assertThat(known("phone")).isEmpty();
    }

    @Test
    void aFormThatIsSavedMeanwhileDoesNotUndoACode() throws Exception {
        for (int round = 0; round < 6; round++) {
            Client agent = company.employ(server, "agent");
            String number = Twilio.number();
            send(agent, number).is(200);
            AtomicBoolean confirmed = new AtomicBoolean();
            Thread form =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        while (!confirmed.get()) {
                                            agent.method("PUT", WISHES, wishes().build().toString())
                                                    .is(200);
                                        }
                                    });
            confirm(agent, Twilio.code(number)).is(200);
            confirmed.set(true);
            form.join(Duration.ofSeconds(20));
            assertThat(agent.get(WISHES).is(200).json().getString("phone")).isEqualTo(number);
        }
    }

    @Test
    void aCodeHoldsForTenMinutesAndFiveTries() {
        send(owner, phone).is(200);
        assertThat(
                        ServerDatabase.column(
                                server,
                                "select extract(epoch from expires_at - created_at)::int from"
                                        + " notification_phone_code where phone = ?",
                                phone))
                .containsExactly("600");
        ServerDatabase.update(
                server,
                "update notification_phone_code set expires_at = now() where phone = ?",
                phone);
        confirm(owner, Twilio.code(phone)).refused(400, "code_expired");
        assertThat(known("phonePending")).isEmpty();

        letTimePass();
        send(owner, phone).is(200);
        String code = Twilio.code(phone);
        for (int i = 0; i < 5; i++) {
            confirm(owner, other(code)).refused(400, "wrong_code");
        }
        confirm(owner, code).refused(400, "too_many_tries");
        assertThat(known("phone")).isEmpty();

        letTimePass();
        send(owner, phone).is(200);
        confirm(owner, Twilio.code(phone)).is(200);
        assertThat(
                        ServerDatabase.column(
                                server,
                                "select distinct length(hash) from notification_phone_code where"
                                        + " phone = ?",
                                phone))
                .as("nothing but hashes")
                .containsExactly("32");
    }

    @Test
    void neitherAPersonNorANumberGetsMany() {
        Client stranger = Company.found(server).owner();
        send(owner, phone).is(200);
        send(owner, Twilio.number()).refused(429, "throttled");
        send(stranger, phone).refused(429, "throttled");
        for (int i = 0; i < 4; i++) {
            letTimePass();
            send(owner, phone).is(200);
        }
        letTimePass();
        send(owner, Twilio.number()).refused(429, "throttled");
        send(stranger, phone).refused(429, "throttled");
        send(stranger, Twilio.number()).is(200);

        send(company.employ(server, "member"), Twilio.NOBODY).refused(400, "code_not_sent");
        send(owner, "0301234").refused(400, "invalid_phone");
        send(company.visitor(), phone).refused(403, "not_allowed");
        confirm(company.visitor(), "123456").refused(403, "not_allowed");
        assertThat(Twilio.to(phone)).hasSize(5);
    }

    @Test
    void aPictureGoesOutAsMmsAndItsFateIsReported() {
        send(owner, phone).is(200);
        confirm(owner, Twilio.code(phone)).is(200);
        owner.method(
                        "PUT",
                        WISHES,
                        wishes().add(
                                        "choices",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "custom",
                                                        Json.createArrayBuilder()
                                                                .add("inApp")
                                                                .add("sms")))
                                .build()
                                .toString())
                .is(200);
        Client silent = company.employ(server, "agent");
        silent.method(
                        "PUT",
                        WISHES,
                        wishes().add(
                                        "choices",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "custom",
                                                        Json.createArrayBuilder()
                                                                .add("inApp")
                                                                .add("sms")))
                                .build()
                                .toString())
                .is(200);

        tell("With a picture", "https://www.example.com/map.png?a=1&b=2");
        Awaitility.await("an MMS").until(() -> Twilio.to(phone).size() == 2);
        Map<String, String> mms = Twilio.to(phone).getLast();
        assertThat(mms).containsEntry("MediaUrl", "https://www.example.com/map.png?a=1&b=2");
        assertThat(mms.get("Body")).startsWith("With a picture\n");
        tell("Without", "");
        Awaitility.await("an SMS").until(() -> Twilio.to(phone).size() == 3);
        assertThat(Twilio.to(phone).getLast()).doesNotContainKey("MediaUrl");
        Awaitility.await("both are noted").until(() -> states().equals(List.of("sent", "sent")));

        Twilio.report(server, mms, "sent").is(204);
        assertThat(states()).containsExactly("sent", "sent");
        Twilio.report(server, mms, "delivered").is(204);
        Twilio.report(server, Twilio.to(phone).getLast(), "undelivered").is(204);
        assertThat(states())
                .as("and nothing for who has no number")
                .containsExactly("delivered", "failed");
        Client.nobody(server)
                .post("/api/notifications/sms/nobody", "{}")
                .refused(404, "unknown_provider");
        for (String image :
                List.of(
                        "http://www.example.com/map.png",
                        "https://localhost/map.png",
                        "//www.example.com/",
                        "https://www.example.com/ map.png")) {
            owner.post("/api/notifications/send", notice("x", image)).refused(400, "invalid_url");
        }
    }

    private void tell(String title, String image) {
        owner.post("/api/notifications/send", notice(title, image)).is(202);
    }

    private static JsonObject notice(String title, String image) {
        return Json.createObjectBuilder()
                .add("to", Json.createObjectBuilder().add("all", true))
                .add("title", title)
                .add("image", image)
                .build();
    }

    private List<String> states() {
        return ServerDatabase.column(
                server,
                "select state from notification_delivery where tenant_id = ? and channel = 'sms'"
                        + " order by created_at, id",
                company.id());
    }

    private static JsonObjectBuilder wishes() {
        return Json.createObjectBuilder().add("language", "en").add("zone", "UTC");
    }

    private static Client.Response send(Client person, String number) {
        return person.post(PHONE, Json.createObjectBuilder().add("phone", number).build());
    }

    private static Client.Response confirm(Client person, String code) {
        return person.post(
                PHONE + "/confirm", Json.createObjectBuilder().add("code", code).build());
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private String known(String what) {
        return owner.get(WISHES).is(200).json().getString(what);
    }

    private void letTimePass() {
        ServerDatabase.update(
                server,
                "update notification_phone_code set created_at = created_at - interval '1 minute'"
                        + " where phone = ? or tenant_id = ?",
                phone,
                company.id());
    }
}

package frontdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.Post;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Socket;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** People hear of what concerns them, once, where they want to. */
class NotificationsIT {

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);
    private final Client owner = company.owner();

    @Test
    void whatIsSentIsListedInPagesAndReadInAllTabs() {
        try (Socket one = Socket.open(owner);
                Socket other = Socket.open(owner);
                Socket stranger = Socket.open(Company.found(server).owner())) {
            for (String title : List.of("First", "Second", "Third")) {
                send(
                        owner,
                        notice(title)
                                .add("to", Json.createObjectBuilder().add("all", true))
                                .add("link", "/console/tickets"));
            }
            one.next("notifications", frame -> frame.getInt("unread") == 3);
            other.next("notifications", frame -> frame.getInt("unread") == 3);
            Client.Response page = owner.get("/api/notifications/history?limit=2").is(200);
            assertThat(page.rows().stream().map(row -> row.getString("title")))
                    .containsExactly("Third", "Second");
            JsonObject third = page.rows().getFirst();
            assertThat(third.getString("link")).isEqualTo("/console/tickets");
            assertThat(third.getString("kind")).isEqualTo("custom");
            Client.Response last =
                    owner.get(
                                    "/api/notifications/history?limit=2&after="
                                            + page.json().getString("next"))
                            .is(200);
            assertThat(last.rows().stream().map(row -> row.getString("title")))
                    .containsExactly("First");
            assertThat(last.json().isNull("next")).isTrue();

            assertThat(
                            owner.post("/api/notifications/" + third.getString("id") + "/read")
                                    .is(200)
                                    .json()
                                    .getInt("unread"))
                    .isEqualTo(2);
            other.next("notifications", frame -> frame.getInt("unread") == 2);
            assertThat(
                            owner.post("/api/notifications/" + third.getString("id") + "/read")
                                    .is(200)
                                    .json()
                                    .getInt("unread"))
                    .isEqualTo(2);
            assertThat(owner.get("/api/notifications/history?unread=true").is(200).rows())
                    .hasSize(2);
            assertThat(
                            owner.post("/api/notifications/mark-all-read")
                                    .is(200)
                                    .json()
                                    .getInt("unread"))
                    .isZero();
            one.next("notifications", frame -> frame.getInt("unread") == 0);
            assertThat(owner.get("/api/notifications/unread").is(200).json().getInt("unread"))
                    .isZero();
            assertThat(stranger.settle().rest())
                    .noneMatch(frame -> frame.getString("type").equals("notifications"));
        }
    }

    @Test
    void aRepeatIsToldOnce() {
        String key = Talk.unique();
        String body =
                notice("Once")
                        .add("to", Json.createObjectBuilder().add("role", "owner"))
                        .build()
                        .toString();
        List<String> events =
                List.of(1, 2).stream()
                        .map(
                                time ->
                                        owner.send(
                                                        owner.request("/api/notifications/send")
                                                                .header("Idempotency-Key", key)
                                                                .header(
                                                                        "Content-Type",
                                                                        "application/json")
                                                                .POST(
                                                                        java.net.http.HttpRequest
                                                                                .BodyPublishers
                                                                                .ofString(body)))
                                                .is(202)
                                                .json()
                                                .getString("event"))
                        .toList();
        assertThat(events.getFirst()).isEqualTo(events.getLast());
        send(owner, notice("Then").add("to", Json.createObjectBuilder().add("role", "owner")));
        assertThat(told(2).stream().map(row -> row.getString("title")))
                .containsExactly("Then", "Once");
    }

    @Test
    void onlyThoseInChargeSendAndOnlyToTheirOwnPeople() {
        Company others = Company.found(server);
        String stranger =
                others.owner()
                        .get("/api/identity/people")
                        .is(200)
                        .rows()
                        .getFirst()
                        .getString("id");
        String me = owner.get("/api/identity/people").is(200).rows().getFirst().getString("id");
        owner.post("/api/notifications/send", to("person", stranger))
                .refused(404, "unknown_person");
        owner.post("/api/notifications/send", to("person", UUID.randomUUID().toString()))
                .refused(404, "unknown_person");
        owner.post("/api/notifications/send", to("person", me)).is(202);
        owner.post("/api/notifications/send", to("role", "visitor")).refused(400, "unknown_role");
        owner.post("/api/notifications/send", notice("x").build()).refused(400, "required");
        owner.post(
                        "/api/notifications/send",
                        notice("x")
                                .add("to", Json.createObjectBuilder().add("all", true))
                                .add("link", "//evil.example")
                                .build())
                .refused(400, "invalid_link");
        owner.post(
                        "/api/notifications/send",
                        notice("x")
                                .add("to", Json.createObjectBuilder().add("all", true))
                                .add("kind", "nothing")
                                .build())
                .refused(400, "unknown_kind");
        String mine = told(1).getFirst().getString("id");
        others.owner()
                .post("/api/notifications/" + mine + "/read")
                .refused(404, "unknown_notification");
        others.owner()
                .post("/api/notifications/" + UUID.randomUUID() + "/read")
                .refused(404, "unknown_notification");
        Client agent = Client.signedIn(server, "agent@it-desk.example");
        agent.post("/api/notifications/send", to("role", "agent")).refused(403, "not_allowed");
        agent.get("/api/notifications/templates").refused(403, "not_allowed");
        agent.get("/api/notifications/unread").is(200);
        company.visitor().get("/api/notifications/unread").refused(403, "not_allowed");
        Client.nobody(server).get("/api/notifications/history").refused(401, "not_signed_in");
    }

    @Test
    void aHandOverAndAReplyAreToldToWhoIsNotLooking() {
        String conversation = Talk.waiting(company.visitor());
        JsonObject waiting = told(1).getFirst();
        assertThat(waiting.getString("kind")).isEqualTo("conversationWaiting");
        assertThat(waiting.getString("link")).isEqualTo("/console/support/waiting/" + conversation);
        owner.post("/api/support/conversations/" + conversation + "/assign", "{}").is(200);
        try (Socket looking = Socket.open(owner).hello(conversation, 0)) {
            looking.next("state");
            Talk.ask(company.visitor(), conversation, "Is it there?", Talk.unique());
            looking.next("message", frame -> frame.toString().contains("Is it there?"));
        }
        Awaitility.await("the socket is gone")
                .until(
                        () -> {
                            Talk.ask(company.visitor(), conversation, "Hello?", Talk.unique());
                            return owner.get("/api/notifications/history").rows().size() > 1;
                        });
        Talk.ask(company.visitor(), conversation, "Hello again?", Talk.unique());
        send(owner, notice("Last").add("to", Json.createObjectBuilder().add("all", true)));
        assertThat(told(3).stream().map(row -> row.getString("kind")))
                .containsExactly("custom", "customerReplied", "conversationWaiting");
        assertThat(told(3).get(1).getString("title")).endsWith(" has replied");
    }

    @Test
    void anotherSystemTellsPeopleByMessage() throws JMSException {
        JsonObject data =
                notice("From the intranet")
                        .add("to", Json.createObjectBuilder().add("role", "owner"))
                        .build();
        try (Jms jms = Jms.connect(server, Jms.client(owner, "sendNotification"))) {
            assertThat(jms.ask("sendNotification", data).done().getString("event")).isNotBlank();
            jms.ask("sendNotification", notice("x").add("to", Json.createObjectBuilder()).build())
                    .refused(400, "required");
        }
        assertThat(told(1).getFirst().getString("title")).isEqualTo("From the intranet");
    }

    @Test
    void mailsComeTogetherAtTheirTimeAndEndByOneClick() throws MessagingException {
        String email = owner.get("/api/auth/me").is(200).json().getString("email");
        JsonObjectBuilder wishes =
                Json.createObjectBuilder()
                        .add("language", "de")
                        .add("zone", "Europe/Berlin")
                        .add("digest", "daily")
                        .add("digestAt", "08:00");
        owner.method("PUT", "/api/notifications/preferences", wishes.build().toString()).is(200);
        send(owner, notice("Eins").add("to", Json.createObjectBuilder().add("all", true)));
        send(owner, notice("Zwei").add("to", Json.createObjectBuilder().add("all", true)));
        told(2);
        List<String> due =
                ServerDatabase.column(
                        server,
                        "select distinct due_at > now() from notification_delivery where tenant_id"
                                + " = ? and channel = 'email'",
                        company.id());
        assertThat(due).containsExactly("t");
        ServerDatabase.update(
                server,
                "update notification_delivery set due_at = ? where tenant_id = ?",
                Timestamp.from(Instant.now()),
                company.id());
        Awaitility.await("a mail").until(() -> Post.of(email).size() == 1);
        MimeMessage digest = Post.of(email).getFirst();
        assertThat(digest.getSubject()).startsWith("2 Benachrichtigungen von ");
        assertThat(digest.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        String link = digest.getHeader("List-Unsubscribe")[0];
        String path = link.substring(link.indexOf("/api/"), link.length() - 1);

        Client nobody = Client.nobody(server);
        assertThat(nobody.get(path).is(200).text()).contains("<form method=\"post\">");
        nobody.post(
                        path.substring(0, path.length() - 8) + "AAAAAAAA",
                        "List-Unsubscribe=One-Click"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "application/x-www-form-urlencoded")
                .refused(404, "unknown_link");
        assertThat(mails("custom")).as("a look and a forgery end nothing").contains("email");
        nobody.post(
                        path,
                        "List-Unsubscribe=One-Click"
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "application/x-www-form-urlencoded")
                .is(200);
        assertThat(mails("custom")).containsExactly("inApp", "push");
        send(owner, notice("Drei").add("to", Json.createObjectBuilder().add("all", true)));
        told(3);
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from notification_delivery where tenant_id = ?",
                                company.id()))
                .isEqualTo(2);
        assertThat(
                        ServerDatabase.column(
                                server,
                                "select distinct state from notification_delivery where tenant_id ="
                                        + " ?",
                                company.id()))
                .containsExactly("sent");
    }

    @Test
    void aBrowserIsPushedToUntilItEndsItsSubscription() {
        try (PushBrowser browser = new PushBrowser()) {
            owner.post("/api/notifications/push", browser.subscription()).is(204);
            owner.post(
                            "/api/notifications/push",
                            Json.createObjectBuilder(browser.subscription())
                                    .add("endpoint", "ftp://127.0.0.1/")
                                    .build())
                    .refused(400, "address_not_allowed");
            owner.post(
                            "/api/notifications/push",
                            Json.createObjectBuilder().add("endpoint", browser.endpoint()).build())
                    .refused(400, "required");
            send(
                    owner,
                    notice("Pushed")
                            .add("body", "<b>Ä</b>")
                            .add("to", Json.createObjectBuilder().add("all", true))
                            .add("link", "/console/tickets"));
            Awaitility.await("a push").until(() -> !browser.shown().isEmpty());
            JsonObject push = browser.shown().getFirst();
            assertThat(push.getString("title")).isEqualTo("Pushed");
            assertThat(push.getString("body")).isEqualTo("<b>Ä</b>");
            assertThat(push.getString("link")).endsWith("/console/tickets");
            String key = owner.get("/api/notifications/push").is(200).json().getString("publicKey");
            assertThat(browser.authorizations().getFirst())
                    .startsWith("vapid t=")
                    .endsWith(", k=" + key);

            browser.answer(410);
            send(owner, notice("Gone").add("to", Json.createObjectBuilder().add("all", true)));
            Awaitility.await("the subscription is forgotten")
                    .until(
                            () ->
                                    ServerDatabase.count(
                                                    server,
                                                    "select count(*) from notification_subscription"
                                                            + " where tenant_id = ?",
                                                    company.id())
                                            == 0);
            assertThat(browser.shown()).hasSize(1);
        }
    }

    @Test
    void aBusinessHasItsOwnWords() {
        String place = "/api/notifications/templates/conversationWaiting/en";
        String words =
                Json.createObjectBuilder()
                        .add("title", "Help {customer}!")
                        .add("body", "Now")
                        .build()
                        .toString();
        assertThat(owner.post(place + "/preview", words).is(200).json().getString("title"))
                .isEqualTo("Help Ann Other!");
        assertThat(owner.get("/api/notifications/templates?language=en").is(200).rows())
                .noneMatch(row -> row.getBoolean("own"));
        owner.method("PUT", place, words).is(200);
        owner.method("PUT", place, "{\"title\": \"{password}\"}")
                .refused(400, "unknown_placeholder");
        owner.method("PUT", "/api/notifications/templates/conversationWaiting/xx", words)
                .refused(404, "unknown_template");
        Talk.waiting(company.visitor());
        assertThat(told(1).getFirst().getString("title")).startsWith("Help ");
        assertThat(
                        owner.get("/api/notifications/history?language=de")
                                .is(200)
                                .rows()
                                .getFirst()
                                .getString("title"))
                .endsWith("wartet auf einen Menschen");
        owner.method("DELETE", place, null).is(200);
        assertThat(told(1).getFirst().getString("title")).endsWith("waits for a person");
    }

    @Test
    void wishesAreCheckedAndReportsAreSigned() {
        JsonObject sound =
                Json.createObjectBuilder().add("language", "en").add("zone", "UTC").build();
        for (var wrong :
                List.of(
                        List.of("zone", "Mars/Base", "unknown_zone"),
                        List.of("language", "xx", "unknown_language"),
                        List.of("quietFrom", "25:00", "invalid_time"),
                        List.of("quietFrom", "22:00", "required"),
                        List.of("digest", "weekly", "unknown_digest"),
                        List.of("phone", "0301234", "invalid_phone"))) {
            owner.method(
                            "PUT",
                            "/api/notifications/preferences",
                            Json.createObjectBuilder(sound)
                                    .add(wrong.get(0), wrong.get(1))
                                    .build()
                                    .toString())
                    .refused(400, wrong.get(2));
        }
        owner.method(
                        "PUT",
                        "/api/notifications/preferences",
                        Json.createObjectBuilder(sound)
                                .add(
                                        "choices",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "custom",
                                                        Json.createArrayBuilder().add("fax")))
                                .build()
                                .toString())
                .refused(400, "unknown_channel");
        Client nobody = Client.nobody(server);
        byte[] report =
                "MessageSid=SM1&MessageStatus=failed"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        nobody.post("/api/notifications/sms/twilio", report, "application/x-www-form-urlencoded")
                .refused(401, "bad_report_signature");
        nobody.send(
                        nobody.request("/api/notifications/sms/twilio")
                                .header("X-Twilio-Signature", "AAAA")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(report)))
                .refused(401, "bad_report_signature");
    }

    private static JsonObjectBuilder notice(String title) {
        return Json.createObjectBuilder().add("title", title);
    }

    private static JsonObject to(String whom, String name) {
        return notice("x").add("to", Json.createObjectBuilder().add(whom, name)).build();
    }

    private static void send(Client from, JsonObjectBuilder notice) {
        from.post("/api/notifications/send", notice.build()).is(202);
    }

    private List<JsonObject> told(int number) {
        Awaitility.await(number + " notifications")
                .until(
                        () ->
                                owner.get("/api/notifications/history").is(200).rows().size()
                                        >= number);
        List<JsonObject> rows = owner.get("/api/notifications/history?language=en").is(200).rows();
        assertThat(rows).hasSize(number);
        return rows;
    }

    private List<String> mails(String kind) {
        return owner
                .get("/api/notifications/preferences")
                .is(200)
                .json()
                .getJsonObject("choices")
                .getJsonArray(kind)
                .getValuesAs(jakarta.json.JsonString.class)
                .stream()
                .map(jakarta.json.JsonString::getString)
                .toList();
    }
}

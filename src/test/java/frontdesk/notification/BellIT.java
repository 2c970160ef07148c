package frontdesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Jms;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.json.Json;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each kind of notice, from what happens in its room to the bells that it rings. */
class BellIT {

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);
    private final Client owner = company.owner();
    private final Client admin = company.employ(server, "admin");
    private final Client agent = company.employ(server, "agent");
    private final Client colleague = company.employ(server, "agent");
    private final Client member = company.employ(server, "member");
    private final Client stranger = Company.found(server).owner();

    private final Map<Client, Set<Kind>> wanted = new LinkedHashMap<>();

    @Test
    void everyKindRingsOnceForWhomItConcernsAndForNobodyElse() throws Exception {
        for (Client person : List.of(owner, admin, agent, colleague, member, stranger)) {
            wanted.put(person, EnumSet.noneOf(Kind.class));
        }
        aConversationWaitsIsAssignedAndGoesOn();
        aWebhookIsSwitchedOff();
        aBudgetIsSpent();
        aRequestIsParked();
        wanted.forEach(
                (person, kinds) ->
                        Awaitility.await(kinds.toString())
                                .atMost(Duration.ofSeconds(60))
                                .until(() -> told(person).containsAll(kinds)));

        // Notices go out in their order, so whatever else was on its way has come before this one.
        owner.post(
                        "/api/notifications/send",
                        "{\"to\": {\"all\": true}, \"title\": \"That is all\"}")
                .is(202);
        List.of(owner, admin, agent, colleague, member)
                .forEach(person -> wanted.get(person).add(Kind.custom));
        Awaitility.await("the last one").until(() -> told(member).contains(Kind.custom));

        wanted.forEach(
                (person, kinds) ->
                        assertThat(told(person)).containsExactlyInAnyOrderElementsOf(kinds));
        wanted.forEach(
                (person, kinds) ->
                        assertThat(
                                        person.get("/api/notifications/unread")
                                                .is(200)
                                                .json()
                                                .getInt("unread"))
                                .isEqualTo(kinds.size()));
        assertThat(wanted.values().stream().flatMap(Set::stream))
                .as("each kind is in this test")
                .containsAll(Kind.ofBusinesses());
    }

    private void expect(Kind kind, Client... people) {
        List.of(people).forEach(person -> wanted.get(person).add(kind));
    }

    private void aConversationWaitsIsAssignedAndGoesOn() {
        String conversation = Talk.waiting(company.visitor());
        expect(Kind.conversationWaiting, owner, admin, agent, colleague);
        String id = agent.get("/api/auth/me").is(200).json().getString("id");
        owner.post(
                        "/api/support/conversations/" + conversation + "/assign",
                        Json.createObjectBuilder().add("agentId", id).build())
                .is(200);
        expect(Kind.conversationAssigned, agent);
        Talk.ask(company.visitor(), conversation, "Hello?", Talk.unique());
        Talk.ask(company.visitor(), conversation, "Hello again?", Talk.unique());
        expect(Kind.customerReplied, agent);
        ServerDatabase.update(
                server,
                "update ticket set due_at = now() + interval '10 minutes' where tenant_id = ?",
                company.id());
        expect(Kind.slaAtRisk, agent);
    }

    private void aWebhookIsSwitchedOff() throws IOException {
        HttpServer gone =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gone.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(410, -1);
                    exchange.close();
                });
        gone.start();
        try {
            owner.post(
                            "/api/integration/webhooks",
                            Json.createObjectBuilder()
                                    .add("name", "Intranet")
                                    .add(
                                            "url",
                                            "http://127.0.0.1:" + gone.getAddress().getPort() + "/")
                                    .add("types", Json.createArrayBuilder().add("knowledge.*"))
                                    .build())
                    .is(201);
            company.write("Not heard", "By who is gone");
            company.write("Not heard either", "By who is gone");
            Awaitility.await("it is switched off")
                    .until(() -> told(owner).contains(Kind.webhookDisabled));
        } finally {
            gone.stop(0);
        }
        expect(Kind.webhookDisabled, owner, admin);
    }

    private void aBudgetIsSpent() {
        String key =
                owner.post(
                                "/api/ai/keys",
                                "{\"name\":\"Small\",\"budget\":{\"amount\":\"0.0015\",\"period\":\"total\"}}")
                        .is(201)
                        .json()
                        .getString("key");
        Client.bearer(server, key)
                .post(
                        "/v1/chat/completions",
                        "{\"model\":\"echo/priced\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"one"
                                + " two three four five six seven eight nine ten\"}]}")
                .is(200);
        expect(Kind.budgetThreshold, owner, admin);
    }

    private void aRequestIsParked() throws JMSException {
        try (Jms jms = Jms.connect(server, Jms.client(owner, "openTicket"))) {
            jms.send(
                    jms.session()
                            .createTextMessage(
                                    Jms.body(
                                            "launchRocket", 1, Json.createObjectBuilder().build())),
                    null);
            Awaitility.await("it is parked").until(() -> told(owner).contains(Kind.workParked));
        }
        expect(Kind.workParked, owner, admin);
    }

    private static List<Kind> told(Client person) {
        return person.get("/api/notifications/history?limit=200").is(200).rows().stream()
                .map(row -> Kind.valueOf(row.getString("kind")))
                .toList();
    }
}

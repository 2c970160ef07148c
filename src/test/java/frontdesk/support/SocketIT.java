package frontdesk.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.testing.Client;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Socket;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** The chat socket: who may open one, what it promises, and what each side hears of the other. */
class SocketIT {

    private final TestServer server = SharedServer.get();
    private final Client visitor = Client.visitor(server, "it-desk");
    private final Client agent = Client.signedIn(server, "agent@it-desk.example");

    @Test
    void aTicketOpensOneSocketOnce() {
        String ticket = Socket.ticket(visitor);
        Socket.open(visitor, ticket, null).settle().close();

        assertThat(refusal(ticket, null)).isEqualTo(401);
    }

    @Test
    void aTicketLivesThirtySecondsAtMost() {
        String ticket = Socket.ticket(visitor);
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from socket_ticket where expires_at > now() +"
                                        + " interval '30 seconds'"))
                .isZero();
        ServerDatabase.update(
                server,
                "update socket_ticket set expires_at = now() - interval '1 second' where hash ="
                        + " encode(sha256(?::bytea), 'hex')",
                ticket.getBytes());

        assertThat(refusal(ticket, null)).isEqualTo(401);
        Client.nobody(server).get("/ws/chat?ticket=" + ticket).refused(401, "ticket_expired");
    }

    @Test
    void withoutATicketNothingOpens() {
        assertThat(refusal("", null)).isEqualTo(401);
        assertThat(refusal("made-up", null)).isEqualTo(401);
        Client.nobody(server).get("/ws/chat").refused(401, "ticket_expired");
        visitor.get("/ws/chat").refused(401, "ticket_expired");
        visitor.get("/ws/chat?ticket=" + "x".repeat(3_000)).refused(401, "ticket_expired");
    }

    @Test
    void aTicketOfASessionThatHasEndedOpensNothing() {
        Client.Response in = login();
        Client leaving = Client.bearer(server, in.json().getString("accessToken"));
        String before = Socket.ticket(leaving);
        String after = Socket.ticket(leaving);
        Socket.open(leaving, before, null).settle().close();

        logout(in);

        assertThat(refusal(after, null)).isEqualTo(401);
    }

    @Test
    void aForeignOriginIsRefusedUnlessTheBusinessAllowsIt() {
        Client owner = Client.signedIn(server, "owner@salon.example");
        Client customer = Client.visitor(server, "salon");
        String shop = "https://" + Talk.unique() + ".example";
        assertThat(refusal(Socket.ticket(customer), shop)).isEqualTo(403);

        var before = owner.get("/api/identity/business").is(200).json().getJsonArray("origins");
        owner.method("PATCH", "/api/identity/business", "{\"origins\":[\"" + shop + "\"]}").is(200);
        try {
            Socket.open(customer, Socket.ticket(customer), shop).settle().close();
            assertThat(refusal(Socket.ticket(customer), shop.replace("https", "http")))
                    .isEqualTo(403);
            assertThat(refusal(Socket.ticket(customer), shop + ":8443")).isEqualTo(403);
            assertThat(refusal(Socket.ticket(visitor), shop))
                    .as("of another business")
                    .isEqualTo(403);
        } finally {
            owner.method(
                            "PATCH",
                            "/api/identity/business",
                            Json.createObjectBuilder().add("origins", before).build().toString())
                    .is(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://localhost.evil.example",
                "http://localhost:1",
                "nonsense",
                "http://"
            })
    void otherOriginsAreRefusedAndOursIsNot(String origin) {
        assertThat(refusal(Socket.ticket(visitor), origin)).isEqualTo(403);
        Socket.open(visitor, Socket.ticket(visitor), server.address().toString()).settle().close();
        Socket.open(visitor, Socket.ticket(visitor), null).settle().close();
    }

    @Test
    void anAckMeansStored() throws SQLException {
        String conversation = Talk.waiting(visitor);
        try (Socket socket = Socket.open(visitor);
                Connection database = ServerDatabase.connect(server)) {
            database.setAutoCommit(false);
            try (var lock =
                    database.prepareStatement(
                            "select 1 from conversation where id = ?::uuid for update")) {
                lock.setString(1, conversation);
                lock.executeQuery();
            }
            socket.message(conversation, "held", "Held back");
            Awaitility.await("storing waits")
                    .until(
                            () ->
                                    ServerDatabase.count(
                                                    server,
                                                    "select count(*) from pg_stat_activity where"
                                                            + " wait_event_type = 'Lock'")
                                            > 0);
            assertThat(socket.rest()).as("before the commit").isEmpty();
            database.rollback();

            JsonObject ack = socket.next("ack");
            JsonObject stored = byKey(conversation, "held").getFirst();
            assertThat(stored.getString("id")).isEqualTo(ack.getString("id"));
            assertThat(stored.getInt("seq")).isEqualTo(ack.getInt("seq"));
        }
    }

    @Test
    void aRepeatIsStoredOnceAndToldTheSame() {
        String conversation = Talk.waiting(visitor);
        try (Socket socket = Socket.open(visitor);
                Socket other = Socket.open(visitor)) {
            JsonObject first = socket.message(conversation, "once", "Once").next("ack");
            assertThat(socket.message(conversation, "once", "Once").next("ack")).isEqualTo(first);
            assertThat(other.message(conversation, "once", "Once").next("ack")).isEqualTo(first);
            assertThat(byKey(conversation, "once")).hasSize(1);
        }
    }

    @Test
    void aRepeatedFirstMessageOpensOneConversation() {
        Client customer = Client.visitor(server, "it-desk");
        String key = Talk.unique();
        try (Socket socket = Socket.open(customer);
                Socket other = Socket.open(customer)) {
            JsonObject first = socket.message(null, key, "Hello").next("ack");
            assertThat(other.message(null, key, "Hello").next("ack")).isEqualTo(first);
        }
        assertThat(customer.get("/api/support/conversations").is(200).rows()).hasSize(1);
    }

    @Test
    void whoComesBackGetsExactlyWhatWasMissed() {
        String conversation = Talk.waiting(visitor);
        for (int i = 0; i < 4; i++) {
            Talk.ask(visitor, conversation, "Number " + i, Talk.unique());
        }
        long last = Talk.conversation(visitor, conversation).getInt("lastSeq");

        for (long have = 0; have <= last; have++) {
            try (Socket socket = Socket.open(visitor).hello(conversation, have)) {
                assertThat(socket.next("state").getInt("lastSeq")).isEqualTo((int) last);
                assertThat(seqs(socket))
                        .isEqualTo(LongStream.rangeClosed(have + 1, last).boxed().toList());
            }
        }
        try (Socket ahead = Socket.open(visitor).hello(conversation, last + 100)) {
            ahead.next("state");
            assertThat(seqs(ahead)).isEmpty();
        }
    }

    @Test
    void eachSideSeesTheOtherTypeReadComeAndGo() {
        String conversation = Talk.waiting(visitor);
        try (Socket customer = Socket.open(visitor).hello(conversation, 0)) {
            customer.next("presence");
            try (Socket staff = Socket.open(agent).hello(conversation, 0)) {
                assertThat(staff.next("presence").getBoolean("online")).isTrue();
                assertThat(customer.next("presence").getBoolean("online")).isTrue();

                customer.send(frame("typing", conversation).add("on", true).build());
                JsonObject typing = staff.next("typing");
                assertThat(typing.getString("role")).isEqualTo("visitor");
                assertThat(typing.getBoolean("on")).isTrue();
                staff.send(frame("typing", conversation).add("on", false).build());
                assertThat(customer.next("typing").getString("role")).isEqualTo("agent");
                staff.send(frame("read", conversation).add("seq", 2).build());
                assertThat(customer.next("read").getInt("seq")).isEqualTo(2);

                agent.post("/api/support/conversations/" + conversation + "/assign", "{}").is(200);
                JsonObject taken =
                        customer.next("state", frame -> frame.getString("state").equals("agent"));
                assertThat(taken.getJsonObject("agent").getString("name")).isNotBlank();
                assertThat(customer.settle().rest())
                        .noneMatch(frame -> frame.getString("type").equals("typing"));
            }
            assertThat(customer.next("presence").getBoolean("online")).isFalse();
        }
    }

    @Test
    void whoeverHasLeftHearsNothingMore() {
        String conversation = Talk.waiting(visitor);
        try (Socket staying = Socket.open(visitor).hello(conversation, 0);
                Socket leaving = Socket.open(visitor).hello(conversation, 0)) {
            leaving.next("state");
            staying.next("state");
            leaving.send(frame("leave", conversation).build()).settle();

            String said = Talk.unique();
            Talk.ask(visitor, conversation, said, Talk.unique());
            staying.next(
                    "message",
                    frame -> frame.getJsonObject("message").getString("text").equals(said));
            assertThat(leaving.settle().rest()).noneMatch(frame -> frame.toString().contains(said));
        }
    }

    @Test
    void notesReachAgentsOnly() {
        String conversation = Talk.waiting(visitor);
        try (Socket customer = Socket.open(visitor).hello(conversation, 0);
                Socket staff = Socket.open(agent).hello(conversation, 0)) {
            customer.next("state");
            staff.next("state");
            staff.send(
                    frame("message", conversation)
                            .add("clientMessageId", "n")
                            .add("text", "Be patient here")
                            .add("kind", "note")
                            .build());
            staff.next(
                    "message",
                    frame -> frame.getJsonObject("message").getString("role").equals("note"));
            agent.post(
                            "/api/support/conversations/" + conversation + "/messages",
                            "{\"text\":\"After it\"}")
                    .is(201);

            customer.next(
                    "message",
                    frame -> frame.getJsonObject("message").getString("text").equals("After it"));
            assertThat(customer.settle().rest())
                    .noneMatch(frame -> frame.toString().contains("Be patient here"));
        }
    }

    @Test
    void aSocketEndsWithItsSession() {
        Client.Response in = login();
        Client.Response staying = login();
        try (Socket socket =
                        Socket.open(Client.bearer(server, in.json().getString("accessToken")))
                                .queue();
                Socket other =
                        Socket.open(
                                Client.bearer(server, staying.json().getString("accessToken")))) {
            socket.next("counts");
            logout(in);
            assertThat(socket.awaitClosed()).isEqualTo(1008);
            other.settle();
        }
    }

    private Client.Response login() {
        return Client.nobody(server)
                .post(
                        "/api/auth/login",
                        Json.createObjectBuilder()
                                .add("email", "agent@it-desk.example")
                                .add("password", TestServer.DEMO_PASSWORD)
                                .build())
                .is(200);
    }

    private void logout(Client.Response in) {
        Client nobody = Client.nobody(server);
        nobody.send(
                        nobody.request("/api/auth/logout")
                                .header(
                                        "Cookie",
                                        in.header("Set-Cookie").orElseThrow().replaceAll(";.*", ""))
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .is(204);
    }

    private int refusal(String ticket, String origin) {
        var refused = new Socket.HandshakeRefused[1];
        assertThatThrownBy(() -> Socket.open(visitor, ticket, origin).close())
                .isInstanceOfSatisfying(Socket.HandshakeRefused.class, e -> refused[0] = e);
        return refused[0].status();
    }

    private List<JsonObject> byKey(String conversation, String key) {
        return Talk.messages(visitor, conversation).is(200).rows().stream()
                .filter(
                        message ->
                                !message.isNull("clientMessageId")
                                        && message.getString("clientMessageId").equals(key))
                .toList();
    }

    private static List<Long> seqs(Socket socket) {
        return socket.settle().rest().stream()
                .filter(frame -> frame.getString("type").equals("message"))
                .map(frame -> frame.getJsonObject("message").getJsonNumber("seq").longValue())
                .toList();
    }

    private static jakarta.json.JsonObjectBuilder frame(String type, String conversation) {
        return Json.createObjectBuilder().add("type", type).add("conversationId", conversation);
    }
}

package frontdesk.knowledge;

import frontdesk.testing.Client;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.Json;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

class LateCommitIT {

    private static final TestServer SERVER = SharedServer.get();

    private final Client agent = Client.signedIn(SERVER, "agent@it-desk.example");

    /** News are numbered when they are written, and seen when they are committed. */
    @Test
    void whatIsCommittedLateUnderAnEarlierNumberIsFoundAllTheSame() throws SQLException {
        UUID late = article("latest");
        UUID early = article("earliest");
        try (Connection first = open();
                Connection second = open()) {
            execute(first, "select pg_current_xact_id()");
            change(second, late, "quagmire");
            change(first, early, "zeppelin");
            first.commit();
            article("waking");
            awaitFound("zeppelin");

            second.commit();
            article("waking");
            awaitFound("quagmire");
        }
    }

    private static Connection open() throws SQLException {
        Connection connection = ServerDatabase.connect(SERVER);
        connection.setAutoCommit(false);
        return connection;
    }

    private UUID article(String word) {
        String made = word + Long.toString(System.nanoTime(), 36);
        UUID id =
                UUID.fromString(
                        agent.post(
                                        "/api/knowledge/articles",
                                        Json.createObjectBuilder()
                                                .add("title", made)
                                                .add("markdown", "About " + made + ".")
                                                .add("status", "published")
                                                .build()
                                                .toString())
                                .is(201)
                                .json()
                                .getString("id"));
        awaitFound(made);
        return id;
    }

    private void awaitFound(String word) {
        Awaitility.await(word)
                .atMost(Duration.ofSeconds(150))
                .until(
                        () ->
                                !agent.get("/api/knowledge/search?mode=bm25&q=" + word)
                                        .is(200)
                                        .rows()
                                        .isEmpty());
    }

    /** As the server does it: the text, and the news of it. */
    private static void change(Connection connection, UUID article, String text)
            throws SQLException {
        execute(
                connection,
                "update knowledge_chunk set text = ? where article_id = ?",
                text,
                article);
        execute(
                connection,
                """
                insert into outbox_event (id, tenant_id, type, subject, payload, occurred_at)
                select gen_random_uuid(), tenant_id, 'knowledge.article.chunked', id, '{"gone":[]}', now() from knowledge_article where id = ?
                """,
                article);
    }

    private static void execute(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.execute();
        }
    }
}

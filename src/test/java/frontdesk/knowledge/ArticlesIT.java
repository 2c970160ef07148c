package frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Articles: written, changed without losing anybody's change, found, removed and brought back. */
class ArticlesIT {

    private static final String ARTICLES = "/api/knowledge/articles";

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);
    private final Client owner = company.owner();

    @Test
    void anArticleIsWrittenReadChangedRemovedAndRestored() {
        Client.Response made =
                owner.post(ARTICLES, Company.article("Bicycles", "# Racks\n\nIn the *yard*."))
                        .is(201);
        String path = made.header("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(made.header("ETag")).contains("\"1\"");
        JsonObject read = company.visitor().get(path).is(200).json();
        assertThat(read.getString("html")).contains("<em>yard</em>").contains("id=\"p");

        Client.Response changed =
                put(path, made.header("ETag").orElseThrow(), "Bikes", "In the cellar.").is(200);
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(owner.get(path).is(200).json().getString("markdown"))
                .isEqualTo("In the cellar.");

        owner.method("DELETE", path, null).is(204);
        owner.get(path).refused(404, "unknown_article");
        owner.method("DELETE", path, null).refused(404, "unknown_article");
        put(path, "*", "Back?", "No").refused(404, "unknown_article");
        assertThat(owner.get(ARTICLES).is(200).rows()).isEmpty();

        owner.post(path + "/restore").is(200);
        assertThat(company.visitor().get(path).is(200).json().getString("title"))
                .isEqualTo("Bikes");
    }

    @Test
    void aBareNumberFindsTheArticleThatHasIt() {
        Client visitor = Client.visitor(server, "it-desk");
        Awaitility.await("the demo is indexed")
                .untilAsserted(
                        () ->
                                assertThat(
                                                visitor.get("/api/knowledge/search?q=20417")
                                                        .is(200)
                                                        .rows())
                                        .first()
                                        .satisfies(
                                                first ->
                                                        assertThat(
                                                                        first.getString("excerpt")
                                                                                + first.getString(
                                                                                        "title"))
                                                                .containsIgnoringCase(
                                                                        "remote desktop")));
    }

    @Test
    void nobodysChangeIsOverwrittenUnseen() {
        String path = ARTICLES + "/" + company.write("Shared", "First").getString("id");
        String seenByBoth = owner.get(path).is(200).header("ETag").orElseThrow();
        put(path, seenByBoth, "Shared", "Of the first editor").is(200);

        put(path, seenByBoth, "Shared", "Of the second editor").refused(412, "changed_meanwhile");
        put(path, "\"999\"", "Shared", "x").refused(412, "changed_meanwhile");
        put(path, "nonsense", "Shared", "x").refused(412, "changed_meanwhile");
        owner.method("PUT", path, Company.article("Shared", "x").toString())
                .refused(428, "if_match_missing");

        assertThat(owner.get(path).is(200).json().getString("markdown"))
                .isEqualTo("Of the first editor");
        put(path, "*", "Shared", "Whatever was there").is(200);
    }

    @Test
    void ofManyEditorsAtOnceOneWins() throws Exception {
        String path = ARTICLES + "/" + company.write("Race", "Start").getString("id");
        List<Integer> statuses = new ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(6)) {
            var running = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < 6; i++) {
                String text = "Editor " + i;
                running.add(threads.submit(() -> put(path, "\"1\"", "Race", text).status()));
            }
            for (var one : running) {
                statuses.add(one.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(412);
        assertThat(owner.get(path + "/versions").is(200).rows()).hasSize(2);
    }

    @Test
    void everyVersionIsKept() {
        String path = ARTICLES + "/" + company.write("Kept", "One").getString("id");
        put(path, "\"1\"", "Kept", "Two").is(200);
        put(path, "\"2\"", "Kept, renamed", "Three").is(200);

        assertThat(owner.get(path + "/versions").is(200).rows())
                .extracting(row -> row.getInt("version"))
                .containsExactly(3, 2, 1);
        JsonObject second = owner.get(path + "/versions/2").is(200).json();
        assertThat(second.getString("markdown")).isEqualTo("Two");
        assertThat(second.getJsonObject("editor").getString("name")).isEqualTo("Olga Owner");
        owner.get(path + "/versions/4").refused(404, "unknown_article");
        owner.get(path + "/versions/-1").refused(404);
        company.visitor().get(path + "/versions").refused(403);
    }

    @Test
    void staffWritesAndCustomersDoNot() {
        Client agent = Client.signedIn(server, "agent@it-desk.example");
        String path =
                ARTICLES
                        + "/"
                        + agent.post(
                                        ARTICLES,
                                        Company.article("By an agent " + Talk.unique(), "Text"))
                                .is(201)
                                .json()
                                .getString("id");
        String body = Company.article("Vandalised", "Text").toString();
        for (Client customer :
                List.of(
                        Client.signedIn(server, "member@it-desk.example"),
                        Client.visitor(server, "it-desk"))) {
            customer.post(ARTICLES, body).refused(403, "not_allowed");
            customer.method("PUT", path, body).refused(403, "not_allowed");
            customer.method("DELETE", path, null).refused(403, "not_allowed");
            customer.post(path + "/restore").refused(403, "not_allowed");
            customer.post("/api/knowledge/collections", "{\"name\":\"Mine\"}")
                    .refused(403, "not_allowed");
            customer.get(path).is(200);
        }
        Client.nobody(server).post(ARTICLES, body).refused(401, "not_signed_in");
        agent.method("DELETE", path, null).is(204);
    }

    @Test
    void aDraftIsForStaffOnly() {
        String draft =
                owner.post(
                                ARTICLES,
                                "{\"title\":\"Secret plans\",\"markdown\":\"A surprise"
                                        + " party\",\"status\":\"draft\"}")
                        .is(201)
                        .json()
                        .getString("id");
        company.write("Public", "An ordinary party");
        awaitFound("ordinary party");

        owner.get(ARTICLES + "/" + draft).is(200);
        company.visitor().get(ARTICLES + "/" + draft).refused(404, "unknown_article");
        company.visitor()
                .post(ARTICLES + "/" + draft + "/feedback", "{\"helpful\":true}")
                .refused(404, "unknown_article");
        for (String list :
                List.of(
                        ARTICLES,
                        ARTICLES + "?status=all",
                        ARTICLES + "?status=draft",
                        ARTICLES + "?q=Secret",
                        "/api/knowledge/search?q=surprise+party")) {
            assertThat(company.visitor().get(list).is(200).text())
                    .as(list)
                    .doesNotContain("Secret plans");
        }
        assertThat(owner.get(ARTICLES + "?status=draft").is(200).rows()).hasSize(1);
    }

    @Test
    void searchFollowsWhatIsWritten() {
        String path =
                ARTICLES
                        + "/"
                        + company.write("Aquarium", "The axolotl is fed at noon.").getString("id");
        awaitFound("axolotl");

        put(path, "\"1\"", "Aquarium", "The salamander is fed at noon.").is(200);
        awaitFound("salamander");
        awaitGone("axolotl");

        owner.method("DELETE", path, null).is(204);
        awaitGone("salamander");
        owner.post(path + "/restore").is(200);
        awaitFound("salamander");
    }

    @Test
    void listsArePagedWithoutLossOrRepeat() {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            written.add(company.write("Page " + i, "Text").getString("id"));
        }
        List<String> found = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = owner.get(ARTICLES + "?limit=3" + after).is(200).json();
            page.getJsonArray("items")
                    .getValuesAs(JsonValue::asJsonObject)
                    .forEach(row -> found.add(row.getString("id")));
            after = page.isNull("next") ? null : "&after=" + page.getString("next");
        } while (after != null);
        assertThat(found).containsExactlyElementsOf(written.reversed());
    }

    private Client.Response put(String path, String expected, String title, String markdown) {
        return owner.send(
                owner.request(path)
                        .header("If-Match", expected)
                        .header("Content-Type", "application/json")
                        .PUT(
                                HttpRequest.BodyPublishers.ofString(
                                        Company.article(title, markdown).toString())));
    }

    private void awaitFound(String words) {
        Awaitility.await(words + " is found")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !search("fusion", words).isEmpty());
    }

    private void awaitGone(String words) {
        Awaitility.await(words + " is not found any more")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                search("bm25", words).stream()
                                        .noneMatch(
                                                row -> row.getString("excerpt").contains(words)));
    }

    private List<JsonObject> search(String mode, String words) {
        return company.visitor()
                .get("/api/knowledge/search?mode=" + mode + "&q=" + words.replace(' ', '+'))
                .is(200)
                .rows();
    }
}

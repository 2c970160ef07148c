package frontdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.OpenApi;
import frontdesk.testing.OpenApi.Call;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Socket;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two businesses with the same contents never meet. */
class TenantsIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
    private static final Map<String, String> BODIES =
            Map.of(
                    "/rate", "{\"rating\":5}",
                    "/messages", "{\"text\":\"x\"}",
                    "/feedback", "{\"helpful\":true}",
                    "/test", "{\"model\":\"m\"}",
                    "/articles/{id}", Company.article("Stolen", "Stolen").toString());

    private static Company a;
    private static Company b;
    private static Things things;

    private record Things(
            String article,
            String conversation,
            String ticket,
            String upload,
            String customer,
            String key,
            String provider,
            String webhook,
            String hook,
            String mailAccount) {}

    @BeforeAll
    static void fill() {
        a = Company.found(SERVER);
        b = Company.found(SERVER);
        things = fill(a);
        fill(b);
    }

    private static Things fill(Company company) {
        String article =
                company.write(
                                "Umbrella stand",
                                "The umbrella stand is by the door of " + company.slug())
                        .getString("id");
        company.owner().post("/api/knowledge/collections", "{\"name\":\"Hall\"}").is(201);
        String conversation =
                Talk.ask(
                                company.visitor(),
                                "Where is the umbrella stand of " + company.slug() + "?")
                        .getString("conversationId");
        JsonObject waiting =
                company.visitor()
                        .post("/api/support/conversations/" + conversation + "/escalate", "{}")
                        .is(200)
                        .json();
        String upload =
                company.owner()
                        .post(
                                "/api/knowledge/imports?name=u.md",
                                "Umbrella".getBytes(),
                                "application/octet-stream")
                        .is(202)
                        .json()
                        .getString("id");
        String key =
                company.owner()
                        .post("/api/ai/keys", "{\"name\":\"Key of " + company.slug() + "\"}")
                        .is(201)
                        .json()
                        .getString("id");
        String provider =
                company.owner()
                        .post(
                                "/api/ai/providers",
                                "{\"name\":\"models\",\"kind\":\"compatible\",\"baseUrl\":\"https://"
                                        + company.slug()
                                        + ".example.com/v1\"}")
                        .is(201)
                        .json()
                        .getString("id");
        String webhook =
                company.owner()
                        .post(
                                "/api/integration/webhooks",
                                "{\"name\":\"Hook of "
                                        + company.slug()
                                        + "\",\"url\":\"http://127.0.0.1:9/\",\"types\":[\"*\"]}")
                        .is(201)
                        .json()
                        .getString("id");
        String hook =
                company.owner()
                        .post(
                                "/api/integration/hooks",
                                "{\"name\":\"From " + company.slug() + "\",\"command\":\"ask\"}")
                        .is(201)
                        .json()
                        .getString("id");
        String mailAccount =
                company.owner()
                        .post(
                                "/api/mail/accounts",
                                "{\"address\":\"desk@" + company.slug() + ".example\"}")
                        .is(201)
                        .json()
                        .getString("id");
        return new Things(
                article,
                conversation,
                waiting.getJsonObject("ticket").getString("id"),
                upload,
                waiting.getJsonObject("customer").getString("id"),
                key,
                provider,
                webhook,
                hook,
                mailAccount);
    }

    static Stream<Call> callsWithId() {
        return OpenApi.of(SERVER).calls().stream()
                .filter(Call::hasId)
                .filter(
                        call ->
                                !call.path().startsWith("/api/system/")
                                        && !call.path().startsWith("/api/ai/plans/")
                                        && !call.path().startsWith("/api/mail/inbound/")
                                        && !call.path().contains("{slug}")
                                        && !call.path().contains("{name}"));
    }

    @ParameterizedTest
    @MethodSource("callsWithId")
    void anothersThingIsAsUnknownAsNone(Call call) {
        Client.Response foreign = send(call, idFor(call));
        Client.Response unknown = send(call, UNKNOWN);
        assertThat(foreign.refused(404)).isEqualTo(unknown.refused(404));
    }

    @Test
    void nothingOfTheOtherWasChangedByTrying() {
        callsWithId().forEach(call -> send(call, idFor(call)));

        JsonObject article =
                a.owner().get("/api/knowledge/articles/" + things.article()).is(200).json();
        assertThat(article.getString("title")).isEqualTo("Umbrella stand");
        JsonObject conversation = Talk.conversation(a.owner(), things.conversation());
        assertThat(conversation.getString("state")).isEqualTo("waiting");
        assertThat(conversation.isNull("rating")).isTrue();
        assertThat(Talk.messages(a.owner(), things.conversation()).text()).doesNotContain("\"x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/knowledge/articles?status=all",
                "/api/knowledge/articles?q=umbrella",
                "/api/knowledge/collections",
                "/api/support/conversations",
                "/api/support/conversations?state=waiting",
                "/api/support/tickets?state=all",
                "/api/identity/people",
                "/api/ai/keys",
                "/api/ai/providers",
                "/api/integration/webhooks",
                "/api/integration/hooks",
                "/api/mail/accounts",
                "/api/knowledge/search?q=umbrella+stand&limit=100",
                "/api/knowledge/search?q=umbrella+stand&mode=vector",
                "/api/knowledge/passages?q=umbrella+stand"
            })
    void listsHoldOnesOwn(String path) {
        Awaitility.await("both are indexed")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                Stream.of(a, b)
                                        .allMatch(
                                                company ->
                                                        !company.owner()
                                                                .get(
                                                                        "/api/knowledge/search?q=umbrella")
                                                                .is(200)
                                                                .rows()
                                                                .isEmpty()));
        Client.Response mine = a.owner().get(path).is(200);
        Client.Response theirs = b.owner().get(path).is(200);

        assertThat(mine.rows()).isNotEmpty();
        assertThat(theirs.rows()).isNotEmpty();
        assertThat(theirs.text())
                .doesNotContain(
                        a.slug(),
                        things.article(),
                        things.conversation(),
                        things.ticket(),
                        things.customer(),
                        things.key(),
                        things.provider(),
                        things.webhook(),
                        things.hook(),
                        things.mailAccount());
        assertThat(mine.text()).doesNotContain(b.slug());
    }

    @Test
    void anothersCustomerFiltersNothingOut() {
        assertThat(
                        a.owner()
                                .get("/api/support/conversations?customer=" + things.customer())
                                .is(200)
                                .rows())
                .hasSize(1);
        assertThat(
                        b.owner()
                                .get("/api/support/conversations?customer=" + things.customer())
                                .is(200)
                                .rows())
                .isEmpty();
    }

    @Test
    void anothersIdsAreNoCollectionAndNoColleague() {
        String collection =
                a.owner().get("/api/knowledge/collections").rows().getFirst().getString("id");
        String person = a.owner().get("/api/identity/people").rows().getFirst().getString("id");
        String own = Talk.waiting(b.visitor());
        b.owner()
                .post(
                        "/api/knowledge/articles",
                        "{\"title\":\"T\",\"collectionId\":\"" + collection + "\"}")
                .refused(400, "unknown_collection");
        b.owner()
                .post("/api/knowledge/articles", "{\"title\":\"T\",\"ownerId\":\"" + person + "\"}")
                .refused(400, "unknown_person");
        b.owner()
                .post(
                        "/api/support/conversations/" + own + "/assign",
                        "{\"agentId\":\"" + person + "\"}")
                .refused(400, "unknown_person");
        b.owner()
                .post(
                        "/api/knowledge/imports?name=x.md&collectionId=" + collection,
                        "x".getBytes(),
                        "application/octet-stream")
                .refused(400, "unknown_collection");
    }

    @Test
    void theExportHoldsOnesOwn() throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (var zip =
                new java.util.zip.ZipInputStream(
                        new java.io.ByteArrayInputStream(
                                a.owner().get("/api/knowledge/export").is(200).body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes()));
            }
        }
        assertThat(String.join("\n", files.values())).contains(a.slug()).doesNotContain(b.slug());
    }

    @Test
    void aQueueTellsItsOwnBusinessOnly() {
        try (Socket mine = Socket.open(a.owner()).queue();
                Socket theirs = Socket.open(b.owner()).queue()) {
            mine.next("counts");
            theirs.next("counts");
            String conversation = Talk.waiting(Client.visitor(SERVER, a.slug()));
            mine.next(
                    "queue",
                    frame ->
                            frame.getJsonObject("conversation")
                                    .getString("id")
                                    .equals(conversation));
            assertThat(theirs.settle().rest())
                    .noneMatch(frame -> frame.toString().contains(conversation));
        }
    }

    @Test
    void theBotAnswersFromItsOwnArticles() {
        for (Company company : List.of(a, b)) {
            Company other = company == a ? b : a;
            String answer =
                    Talk.ask(Client.visitor(SERVER, company.slug()), "Where is the umbrella stand?")
                            .toString();
            assertThat(answer).doesNotContain(other.slug());
        }
    }

    private static String idFor(Call call) {
        String path = call.path();
        return path.contains("/tickets/")
                ? things.ticket()
                : path.contains("/ai/keys/")
                        ? things.key()
                        : path.contains("/ai/providers/")
                                ? things.provider()
                                : path.contains("/hooks/")
                                        ? path.endsWith("/hooks/{id}")
                                                        && call.method().equals("POST")
                                                ? things.conversation()
                                                : things.hook()
                                        : path.contains("/webhooks/")
                                                ? things.webhook()
                                                : path.contains("/mail/accounts/")
                                                        ? things.mailAccount()
                                                        : path.contains("/imports/")
                                                                ? things.upload()
                                                                : path.contains("/articles/")
                                                                        ? things.article()
                                                                        : things.conversation();
    }

    private static Client.Response send(Call call, String id) {
        String body =
                BODIES.entrySet().stream()
                        .filter(one -> call.path().endsWith(one.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("{}");
        var request = b.owner().request(call.with(id)).header("If-Match", "*");
        if (call.method().equals("GET") || call.method().equals("DELETE")) {
            return b.owner()
                    .send(
                            request.method(
                                    call.method(),
                                    java.net.http.HttpRequest.BodyPublishers.noBody()));
        }
        return b.owner()
                .send(
                        request.header("Content-Type", "application/json")
                                .method(
                                        call.method(),
                                        java.net.http.HttpRequest.BodyPublishers.ofString(body)));
    }
}

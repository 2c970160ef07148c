package frontdesk.quality;

import frontdesk.testing.Client;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.awaitility.Awaitility;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A business whose articles are a set's documents. */
final class BeirDesk {

    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 4;
    private static final int MOST_FOUND = 100;
    private static final int LONGEST_QUERY = 8_000;
    private static final int MOST_MARKDOWN = 190 * 1024;
    private static final String EMAIL = "owner@beir.example";
    private static final String PASSWORD = "owner-of-the-measured-set";
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

    private final TestServer server;
    private final Map<String, String> documentOf = new ConcurrentHashMap<>();
    private Client owner;
    private long signedIn;

    BeirDesk(TestServer server) {
        this.server = server;
        Client.nobody(server)
                .post(
                        "/api/auth/register",
                        Json.createObjectBuilder()
                                .add("businessName", "Beir")
                                .add("name", "Owner")
                                .add("email", EMAIL)
                                .add("password", PASSWORD)
                                .build());
    }

    void index(Map<String, BeirSet.Text> documents) throws Exception {
        List<Map.Entry<String, BeirSet.Text>> all =
                documents.entrySet().stream().filter(one -> !one.getValue().isEmpty()).toList();
        long begun = System.nanoTime();
        for (int from = 0; from < all.size(); from += BATCH) {
            int to = Math.min(all.size(), from + BATCH);
            together(
                    all.subList(from, to).stream()
                            .<Runnable>map(one -> () -> add(one.getKey(), one.getValue()))
                            .toList());
            awaitIndexed("frontdeskmarker" + to);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%,d of %,d indexed, %.0f s, %.0f s per 1,000%n",
                    to, all.size(), seconds, seconds * 1_000 / to);
        }
        if (all.size() < documents.size()) {
            System.out.printf(
                    "%,d documents without any text were left out%n",
                    documents.size() - all.size());
        }
    }

    List<Ranking> rank(BeirSet set, String mode) throws Exception {
        Map<String, Ranking> rankings = new ConcurrentHashMap<>();
        List<Runnable> work = new ArrayList<>();
        set.queries()
                .forEach(
                        (id, text) ->
                                work.add(
                                        () ->
                                                rankings.put(
                                                        id,
                                                        new Ranking(
                                                                found(id, text, mode),
                                                                set.judgements().get(id)))));
        together(work);
        return List.copyOf(rankings.values());
    }

    /** Where queries are documents themselves, as BEIR does it: a query does not find itself. */
    private List<String> found(String query, String text, String mode) {
        String cut = text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) : text;
        return search("mode=" + mode + "&limit=" + MOST_FOUND, cut).stream()
                .map(row -> documentOf.getOrDefault(row.getString("articleId"), ""))
                .filter(document -> !document.isEmpty() && !document.equals(query))
                .toList();
    }

    private void add(String document, BeirSet.Text text) {
        String markdown = text.markdown();
        documentOf.put(add(text.articleTitle(), cut(markdown)), document);
    }

    private static String cut(String markdown) {
        byte[] bytes = markdown.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_MARKDOWN
                ? markdown
                : new String(bytes, 0, MOST_MARKDOWN, StandardCharsets.UTF_8);
    }

    private String add(String title, String markdown) {
        String article =
                Json.createObjectBuilder()
                        .add("title", title)
                        .add("markdown", markdown)
                        .add("language", "en")
                        .add("status", "published")
                        .build()
                        .toString();
        return Client.exchange(
                        owner().request("/api/knowledge/articles")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(article))
                                .build())
                .is(201)
                .json()
                .getString("id");
    }

    /**
     * Articles are indexed in the order of their writing: when the last is found, so are those
     * before it.
     */
    private void awaitIndexed(String marker) {
        String id = add(marker, "");
        Awaitility.await()
                .atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !search("mode=bm25&limit=1", marker).isEmpty());
        owner().method("DELETE", "/api/knowledge/articles/" + id, null);
    }

    /** The texts are anybody's, so that nothing is expected of what comes back but its status. */
    private List<JsonObject> search(String how, String words) {
        String path =
                "/api/knowledge/search?language=en&"
                        + how
                        + "&q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8);
        return Client.exchange(owner().request(path).build()).is(200).rows();
    }

    private static void together(List<Runnable> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> futures = new ArrayList<>();
            work.forEach(one -> futures.add(pool.submit(one)));
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    /** Signed in anew before the token ends. */
    private synchronized Client owner() {
        if (owner == null || System.nanoTime() - signedIn > TOKEN_LIFE.toNanos()) {
            owner = Client.signedIn(server, EMAIL, PASSWORD);
            signedIn = System.nanoTime();
        }
        return owner;
    }
}

import java.io.ByteArrayOutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Times search and extractive answers over many articles: made of the demo's sentences, brought in
 * by the product's own import into a new business, asked with the demo's quality questions.
 * Searches are asked by wrk, which takes the least of the cores that it shares with the server.
 *
 * <p>{@code java bench/Search.java [url] [articles] [clients] [seconds] [business that an earlier
 * run filled]}, from the project's folder
 */
public class Search {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final Random RANDOM = new Random(7);

    public static void main(String[] arguments) throws Exception {
        // As many as clients that want an answer, else half of them would connect anew each time.
        System.setProperty("http.maxConnections", "100");
        String url = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
        int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20;
        boolean filled = arguments.length > 4;
        String name = filled ? arguments[4] : "Bench " + System.currentTimeMillis();
        String business = name.toLowerCase().replace(' ', '-');
        if (!filled) {
            String owner =
                    field(
                            "accessToken",
                            call(
                                    "POST",
                                    url + "/api/auth/register",
                                    "{\"businessName\":\""
                                            + name
                                            + "\",\"name\":\"Bench\",\"email\":\"bench"
                                            + System.currentTimeMillis()
                                            + "@bench.example\",\"password\":\""
                                            + java.util.UUID.randomUUID()
                                            + "\"}",
                                    null));
            long begun = System.nanoTime();
            fill(url, owner, business, articles);
            System.out.printf(
                    "%s: %d articles imported and indexed in %.0f s%n",
                    business, articles, (System.nanoTime() - begun) / 1e9);
        }
        String visitor =
                field(
                        "token",
                        call(
                                "POST",
                                url + "/api/support/visitors",
                                "{\"business\":\"" + business + "\"}",
                                null));
        List<String> questions = questions();
        for (String label :
                List.of("warm-up", "questions asked before", "questions never asked before")) {
            Supplier<String> question =
                    label.startsWith("questions never")
                            ? () -> unheard(questions)
                            : () -> any(questions);
            search(
                    label + " search, " + articles + " articles, " + clients + " clients",
                    url,
                    visitor,
                    clients,
                    seconds,
                    question);
        }
        for (int n : new int[] {1, clients}) {
            long[] answers =
                    run(
                            n,
                            seconds,
                            () -> {
                                String q = any(questions).replace("\"", "'").replace("\\", "");
                                call(
                                        "POST",
                                        url + "/api/support/chat",
                                        "{\"message\":\"" + q + "\"}",
                                        visitor);
                            });
            print("extractive answer, " + articles + " articles, " + n + " clients", answers);
        }
    }

    /** As long as the others are, but with a word from elsewhere, in each run another one. */
    static String unheard(List<String> questions) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String[] words = any(questions).split(" ");
        String[] others = any(questions).split(" ");
        words[random.nextInt(words.length)] = others[random.nextInt(others.length)];
        words[random.nextInt(words.length)] = others[random.nextInt(others.length)];
        return String.join(" ", words);
    }

    static <T> T any(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }

    static void search(
            String what,
            String url,
            String visitor,
            int clients,
            int seconds,
            Supplier<String> question)
            throws Exception {
        Path asked =
                Files.write(
                        Files.createTempFile("search", ".txt"),
                        Stream.generate(question)
                                .limit(1_000L * seconds)
                                .map(
                                        q ->
                                                "/api/knowledge/search?q="
                                                        + URLEncoder.encode(
                                                                q, StandardCharsets.UTF_8))
                                .toList());
        ProcessBuilder wrk =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + clients,
                                "-d" + seconds + "s",
                                "--timeout",
                                "10s",
                                "-s",
                                "bench/search.lua",
                                url,
                                "--",
                                asked.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        wrk.environment().put("VISITOR", visitor);
        Process process = wrk.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(asked);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("wrk: " + said);
        }
        said.lines()
                .filter(line -> line.startsWith("p50"))
                .forEach(line -> System.out.println(what + ": " + line));
    }

    interface Work {
        void once() throws Exception;
    }

    static long[] run(int clients, int seconds, Work work) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Long> all = java.util.Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                futures.add(
                        pool.submit(
                                () -> {
                                    for (long begun = System.nanoTime();
                                            begun < end;
                                            begun = System.nanoTime()) {
                                        work.once();
                                        all.add(System.nanoTime() - begun);
                                    }
                                    return null;
                                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        return all.stream().mapToLong(l -> l).sorted().toArray();
    }

    static void print(String what, long[] sorted) {
        System.out.printf(
                "%s: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms (%d calls)%n",
                what, at(sorted, 50), at(sorted, 95), at(sorted, 99), sorted.length);
    }

    static double at(long[] sorted, int percent) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) sorted.length * percent / 100)]
                / 1e6;
    }

    static void fill(String url, String owner, String business, int articles) throws Exception {
        List<String> sentences = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        try (var files = Files.walk(Path.of("src/main/resources/demo"))) {
            for (Path file :
                    files.filter(f -> f.toString().contains("/en/") && f.toString().endsWith(".md"))
                            .sorted()
                            .toList()) {
                String text = Files.readString(file);
                Matcher title = Pattern.compile("title: (.*)").matcher(text);
                if (title.find()) {
                    titles.add(title.group(1));
                }
                text.lines()
                        .filter(l -> l.length() > 40 && !l.contains("title:"))
                        .forEach(sentences::add);
            }
        }
        String last = "";
        for (int from = 0; from < articles; from += 2_000) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (int n = from; n < Math.min(articles, from + 2_000); n++) {
                    zip.putNextEntry(new ZipEntry("a" + n + ".md"));
                    StringBuilder text =
                            new StringBuilder(
                                    "---\ntitle: "
                                            + titles.get(RANDOM.nextInt(titles.size()))
                                            + " "
                                            + n
                                            + "\nlanguage: en\n---\n");
                    for (int s = 0; s < 5; s++) {
                        text.append(sentences.get(RANDOM.nextInt(sentences.size()))).append("\n\n");
                    }
                    zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            url
                                                    + "/api/knowledge/imports?name=bench"
                                                    + from
                                                    + ".zip&language=en"))
                            .header("Authorization", "Bearer " + owner)
                            .header("Content-Type", "application/octet-stream")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()))
                            .build();
            last = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
            String id = field("id", last);
            while (!call("GET", url + "/api/knowledge/imports/" + id, null, owner)
                    .contains("\"state\":\"done\"")) {
                Thread.sleep(500);
            }
        }
        // The last article is found when everything before it is indexed; by its word, since a
        // number has no meaning.
        String needle = URLEncoder.encode(String.valueOf(articles - 1), StandardCharsets.UTF_8);
        String visitor;
        do {
            // Indexing may take longer than a token lives.
            Thread.sleep(1_000);
            visitor =
                    field(
                            "token",
                            call(
                                    "POST",
                                    url + "/api/support/visitors",
                                    "{\"business\":\"" + business + "\"}",
                                    null));
        } while (!call("GET", url + "/api/knowledge/search?mode=bm25&q=" + needle, null, visitor)
                .contains(" " + (articles - 1) + "\""));
    }

    static List<String> questions() throws Exception {
        List<String> questions = new ArrayList<>();
        for (String file : List.of("it-desk.dev.jsonl", "salon.dev.jsonl")) {
            for (String line : Files.readAllLines(Path.of("src/main/resources/quality", file))) {
                Matcher q = Pattern.compile("\"question\":\\s*\"([^\"]*)\"").matcher(line);
                if (line.contains("\"language\": \"en\"") && q.find()
                        || line.contains("\"language\":\"en\"") && q.find()) {
                    questions.add(q.group(1));
                }
            }
        }
        return questions;
    }

    static String call(String method, String url, String body, String token) throws Exception {
        HttpURLConnection request = (HttpURLConnection) URI.create(url).toURL().openConnection();
        request.setRequestMethod(method);
        request.setRequestProperty("Content-Type", "application/json");
        if (token != null) {
            request.setRequestProperty("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.setDoOutput(true);
            request.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        boolean fine = request.getResponseCode() < 300;
        try (var answer = fine ? request.getInputStream() : request.getErrorStream()) {
            String text =
                    answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            if (!fine) {
                throw new IllegalStateException(
                        url + ": " + request.getResponseCode() + " " + text);
            }
            return text;
        }
    }

    static String field(String name, String json) {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}

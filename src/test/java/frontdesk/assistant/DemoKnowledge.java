package frontdesk.assistant;

import frontdesk.knowledge.Knowledge;
import frontdesk.knowledge.Passage;
import frontdesk.knowledge.Question;
import frontdesk.knowledge.Vocabulary;
import frontdesk.knowledge.control.Vocabularies;
import frontdesk.platform.embedding.MiniLm;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.NullUnmarked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's articles in memory, searched like the real knowledge: BM25 and MiniLM. */
@NullUnmarked
public final class DemoKnowledge implements Knowledge {

    private static final Map<String, DemoKnowledge> MADE = new ConcurrentHashMap<>();
    private static final MiniLm MODEL = new MiniLm();
    private static final Map<String, Analyzer> ANALYSERS =
            Map.of(
                    "en",
                    new EnglishAnalyzer(),
                    "de",
                    new GermanAnalyzer(),
                    "ar",
                    new ArabicAnalyzer());

    private record Entry(
            Passage passage,
            Map<String, Double> terms,
            double length,
            float[] title,
            float[] text) {}

    private record Asked(UUID article, String text, Set<String> terms, float[] vector) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Asked> questions = new ArrayList<>();
    private final List<String> exclusions;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    /** Title by language and file name. */
    public final Map<String, String> titles = new HashMap<>();

    /** Made once: its thousands of vectors take a while. */
    public static DemoKnowledge of(String business) {
        return MADE.computeIfAbsent(business, DemoKnowledge::new);
    }

    private DemoKnowledge(String business) {
        Path folder = Path.of("src/main/resources/demo", business, "articles");
        try (Stream<Path> files = Files.walk(folder)) {
            Path demo = folder.getParent();
            JsonObject asked = read(demo.resolve("questions.json")).asJsonObject();
            exclusions =
                    read(demo.resolve("exclusions.json"))
                            .asJsonArray()
                            .getValuesAs(JsonString::getString);
            files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(file -> add(file, asked));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue read(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readValue();
        }
    }

    private void add(Path file, JsonObject asked) {
        try {
            String[] parts = Files.readString(file).split("(?m)^---\\s*$", 3);
            String title =
                    parts[1].lines()
                            .filter(line -> line.startsWith("title:"))
                            .findFirst()
                            .orElseThrow()
                            .substring(6)
                            .strip();
            String language = file.getParent().getFileName().toString();
            String slug = file.getFileName().toString().replace(".md", "");
            titles.put(slug, title);
            UUID article = UUID.nameUUIDFromBytes((slug).getBytes(StandardCharsets.UTF_8));
            asked.getJsonArray(slug)
                    .getValuesAs(JsonString::getString)
                    .forEach(
                            question ->
                                    questions.add(
                                            new Asked(
                                                    article,
                                                    question,
                                                    Set.copyOf(terms(question, language)),
                                                    vector(question))));
            int i = 0;
            for (String section : parts[2].split("(?m)^(?=## )")) {
                if (section.isBlank()) {
                    continue;
                }
                String heading =
                        section.startsWith("## ")
                                ? section.substring(3, section.indexOf('\n')).strip()
                                : "";
                String text =
                        (heading.isEmpty() ? section : section.substring(section.indexOf('\n')))
                                .strip()
                                .replace("**", "")
                                .replace("`", "")
                                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1");
                Passage passage =
                        new Passage(
                                UUID.nameUUIDFromBytes((slug + i).getBytes(StandardCharsets.UTF_8)),
                                article,
                                title,
                                heading,
                                language,
                                text,
                                "/portal/" + slug + "#" + i,
                                0,
                                0,
                                0,
                                true,
                                0,
                                List.of(0.0),
                                0);
                Map<String, Double> terms = new HashMap<>();
                terms(title, language).forEach(term -> terms.merge(term, 2.0, Double::sum));
                terms(heading + "\n" + text, language)
                        .forEach(term -> terms.merge(term, 1.0, Double::sum));
                entries.add(
                        new Entry(
                                passage,
                                terms,
                                terms.values().stream().mapToDouble(x -> x).sum(),
                                vector(title),
                                vector(title + "\n" + heading + "\n" + text)));
                i++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Passage> retrieve(Question question) {
        List<Entry> in =
                entries.stream()
                        .filter(
                                entry ->
                                        question.language() == null
                                                || entry.passage
                                                        .language()
                                                        .equals(question.language()))
                        .toList();
        if (in.isEmpty()) {
            return List.of();
        }
        String language = in.getFirst().passage.language();
        Set<String> asked =
                Set.copyOf(terms(question.text(), question.language() == null ? "en" : language));
        double average = in.stream().mapToDouble(Entry::length).average().orElse(1);
        Map<String, Double> idf =
                asked.stream()
                        .collect(
                                Collectors.toMap(
                                        term -> term,
                                        term -> {
                                            long df =
                                                    in.stream()
                                                            .filter(
                                                                    entry ->
                                                                            entry.terms.containsKey(
                                                                                    term))
                                                            .count();
                                            return Math.log(
                                                    1 + (in.size() - df + 0.5) / (df + 0.5));
                                        }));
        float[] vector = vector(question.text());
        List<Passage> found =
                in.stream()
                        .map(
                                entry -> {
                                    double bm25 =
                                            asked.stream()
                                                    .mapToDouble(
                                                            term -> {
                                                                double tf =
                                                                        entry.terms.getOrDefault(
                                                                                term, 0.0);
                                                                return idf.get(term)
                                                                        * tf
                                                                        * 2.2
                                                                        / (tf
                                                                                + 1.2
                                                                                        * (0.25
                                                                                                + 0.75
                                                                                                        * entry.length
                                                                                                        / average));
                                                            })
                                                    .sum();
                                    return with(
                                            entry.passage,
                                            bm25,
                                            cosine(vector, entry.title),
                                            cosine(vector, entry.text),
                                            questions(entry, one -> words(asked, one)).getFirst(),
                                            questions(entry, one -> cosine(vector, one.vector)),
                                            0);
                                })
                        .toList();
        double best =
                Math.max(1e-9, found.stream().mapToDouble(Passage::keywordScore).max().orElse(1));
        boolean english = "en".equals(language);
        return found.stream()
                .map(
                        p ->
                                with(
                                        p,
                                        p.keywordScore(),
                                        p.titleSimilarity(),
                                        p.textSimilarity(),
                                        p.questionScore(),
                                        p.questionSimilarities(),
                                        (english ? 0.6 : 0.2)
                                                        * Math.max(
                                                                p.titleSimilarity(),
                                                                p.textSimilarity())
                                                + (english ? 0.4 : 0.8) * p.keywordScore() / best))
                .sorted(Comparator.comparingDouble(Passage::score).reversed())
                .limit(question.limit())
                .toList();
    }

    /** Best first. */
    private List<Double> questions(Entry entry, Function<Asked, Double> score) {
        return questions.stream()
                .filter(one -> one.article.equals(entry.passage.articleId()))
                .map(score)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** BM25 of texts that are all about as long. */
    private double words(Set<String> asked, Asked question) {
        return asked.stream()
                .filter(question.terms::contains)
                .mapToDouble(
                        term -> {
                            long with =
                                    questions.stream()
                                            .filter(one -> one.terms.contains(term))
                                            .count();
                            return Math.log(1 + (questions.size() - with + 0.5) / (with + 0.5));
                        })
                .sum();
    }

    @Override
    public Set<String> languages() {
        return entries.stream().map(entry -> entry.passage.language()).collect(Collectors.toSet());
    }

    @Override
    public List<String> exclusions() {
        return exclusions;
    }

    @Override
    public Vocabulary vocabulary(String language) {
        List<Passage> passages =
                entries.stream()
                        .map(Entry::passage)
                        .filter(p -> p.language().equals(language))
                        .toList();
        Set<UUID> articles = passages.stream().map(Passage::articleId).collect(Collectors.toSet());
        return Vocabularies.count(
                passages.stream().map(p -> p.title() + " " + p.heading() + " " + p.text()).toList(),
                questions.stream()
                        .filter(one -> articles.contains(one.article))
                        .map(Asked::text)
                        .toList());
    }

    @Override
    public double[] similarity(String question, List<String> sentences) {
        float[] vector = vector(question);
        return sentences.stream()
                .mapToDouble(sentence -> cosine(vector, vector(sentence)))
                .toArray();
    }

    private static Passage with(
            Passage p,
            double keyword,
            double title,
            double text,
            double questionScore,
            List<Double> questions,
            double score) {
        return new Passage(
                p.id(),
                p.articleId(),
                p.title(),
                p.heading(),
                p.language(),
                p.text(),
                p.url(),
                keyword,
                title,
                text,
                true,
                questionScore,
                questions,
                score);
    }

    private float[] vector(String text) {
        return vectors.computeIfAbsent(text, t -> MODEL.embed(List.of(t)).getFirst());
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return dot / Math.sqrt(aa * bb);
    }

    private static List<String> terms(String text, String language) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = ANALYSERS.get(language).tokenStream("x", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}

package frontdesk.assistant.control;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The questions that ship with the demo businesses, and which of their articles is meant by a file
 * name.
 */
final class QuestionSet {

    static final Set<String> SETS = Set.of("train", "dev", "test");

    private static final Map<String, Optional<String>> TITLES = new ConcurrentHashMap<>();

    private QuestionSet() {}

    /** Empty when the business has no such set. */
    static List<Asked> read(String business, String set) {
        List<Asked> questions = new ArrayList<>();
        for (String line : lines("/quality/" + business + "." + set + ".jsonl")) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                JsonObject row = reader.readObject();
                questions.add(
                        new Asked(
                                row.getString("question"),
                                row.getString("language"),
                                row.isNull("article") ? null : row.getString("article"),
                                row.getJsonArray("also").getValuesAs(JsonString::getString),
                                row.getString("kind")));
            }
        }
        return questions;
    }

    /** The title in the front matter of the demo's article; empty when there is no such file. */
    static Optional<String> title(String business, String slug) {
        return TITLES.computeIfAbsent(
                business + "/" + slug,
                key -> {
                    for (String language : Texts.LANGUAGES) {
                        Optional<String> title =
                                lines(
                                                "/demo/"
                                                        + business
                                                        + "/articles/"
                                                        + language
                                                        + "/"
                                                        + slug
                                                        + ".md")
                                        .stream()
                                        .filter(line -> line.startsWith("title:"))
                                        .map(
                                                line ->
                                                        line.substring("title:".length())
                                                                .strip()
                                                                .replaceAll("^\"|\"$", ""))
                                        .findFirst();
                        if (title.isPresent()) {
                            return title;
                        }
                    }
                    return Optional.empty();
                });
    }

    /** Whether an article with this title answers the question. */
    static boolean isRight(String business, Asked asked, String title) {
        List<String> slugs = new ArrayList<>(asked.also());
        if (asked.article() != null) {
            slugs.add(asked.article());
        }
        return slugs.stream()
                .anyMatch(slug -> title(business, slug).filter(title::equals).isPresent());
    }

    private static List<String> lines(String resource) {
        InputStream in = QuestionSet.class.getResourceAsStream(resource);
        if (in == null) {
            return List.of();
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

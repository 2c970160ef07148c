package frontdesk.quality;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A folder in BEIR's format: {@code corpus.jsonl}, {@code queries.jsonl}, {@code qrels/test.tsv}.
 *
 * @param queries those with judgements only
 * @param judgements by query, then by document
 */
record BeirSet(
        Map<String, Text> documents,
        Map<String, String> queries,
        Map<String, Map<String, Integer>> judgements) {

    private static final int LONGEST_TITLE = 200;
    private static final int TITLE_OF_TEXT = 80;

    record Text(String title, String text) {

        boolean isEmpty() {
            return title.isBlank() && text.isBlank();
        }

        /** An article must have a title; some sets have none. */
        String articleTitle() {
            String given = (title.isBlank() ? text : title).strip().replaceAll("\\s+", " ");
            return shorten(given, title.isBlank() ? TITLE_OF_TEXT : LONGEST_TITLE);
        }

        /** The words as they are: nothing in them is meant as Markdown. */
        String markdown() {
            return text.strip()
                    .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                    .replaceAll("\\s*\n\\s*", "\n\n")
                    .replaceAll("([\\\\`*_{}\\[\\]<>()#+\\-.!|~&=$^])", "\\\\$1");
        }

        private static String shorten(String text, int most) {
            if (text.length() <= most) {
                return text;
            }
            int space = text.lastIndexOf(' ', most);
            return text.substring(0, space > 0 ? space : most);
        }
    }

    static BeirSet read(Path folder) throws IOException {
        Map<String, Map<String, Integer>> judgements = new LinkedHashMap<>();
        try (var lines = Files.lines(folder.resolve("qrels/test.tsv"))) {
            lines.skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t"))
                    .forEach(
                            row ->
                                    judgements
                                            .computeIfAbsent(row[0], _ -> new HashMap<>())
                                            .put(row[1], Integer.valueOf(row[2].strip())));
        }
        Map<String, Text> documents = new LinkedHashMap<>();
        each(
                folder.resolve("corpus.jsonl"),
                row ->
                        documents.put(
                                row.getString("_id"),
                                new Text(row.getString("title", ""), row.getString("text", ""))));
        Map<String, String> queries = new LinkedHashMap<>();
        each(
                folder.resolve("queries.jsonl"),
                row -> {
                    if (judgements.containsKey(row.getString("_id"))) {
                        queries.put(row.getString("_id"), row.getString("text"));
                    }
                });
        return new BeirSet(documents, queries, judgements);
    }

    private static void each(Path file, Consumer<JsonObject> row) throws IOException {
        try (var lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank())
                    .forEach(
                            line -> {
                                try (var reader = Json.createReader(new StringReader(line))) {
                                    row.accept(reader.readObject());
                                }
                            });
        }
    }
}

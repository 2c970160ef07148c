import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a small set in BEIR's format: the demo's English articles and the questions of {@code
 * quality/*.test.jsonl}.
 *
 * <p>{@code java bench/BeirFromDemo.java [folder]}, from the project's folder
 */
public class BeirFromDemo {

    static final Path RESOURCES = Path.of("src/main/resources");

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/beir-demo");
        List<String> documents = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        List<String> judgements = new ArrayList<>(List.of("query-id\tcorpus-id\tscore"));
        for (String business : List.of("it-desk", "salon")) {
            Path articles = RESOURCES.resolve("demo/" + business + "/articles/en");
            try (var files = Files.list(articles)) {
                for (Path file : files.sorted().toList()) {
                    documents.add(document(business + "/" + slug(file), Files.readString(file)));
                }
            }
            for (String line :
                    Files.readAllLines(RESOURCES.resolve("quality/" + business + ".test.jsonl"))) {
                List<String> right =
                        right(line).stream()
                                .filter(slug -> Files.exists(articles.resolve(slug + ".md")))
                                .toList();
                if (line.contains("\"language\": \"en\"") && !right.isEmpty()) {
                    String id = business + "-" + queries.size();
                    queries.add(
                            "{\"_id\": \""
                                    + id
                                    + "\", \"text\": \""
                                    + group("\"question\": \"((?:[^\"\\\\]|\\\\.)*)\"", line)
                                    + "\"}");
                    right.forEach(
                            slug -> judgements.add(id + "\t" + business + "/" + slug + "\t1"));
                }
            }
        }
        Files.createDirectories(folder.resolve("qrels"));
        Files.write(folder.resolve("corpus.jsonl"), documents);
        Files.write(folder.resolve("queries.jsonl"), queries);
        Files.write(folder.resolve("qrels/test.tsv"), judgements);
        System.out.println(
                folder + ": " + documents.size() + " documents, " + queries.size() + " queries");
    }

    static String document(String id, String file) {
        String head = file.substring(0, file.indexOf("\n---", 3));
        String title = group("title: (.*)", head).strip().replaceAll("^\"|\"$", "");
        String text =
                file.substring(file.indexOf('\n', file.indexOf("\n---", 3) + 1) + 1)
                        .strip()
                        .replaceAll("[#*`|]|(?m)^- ", "");
        return "{\"_id\": \""
                + id
                + "\", \"title\": \""
                + escaped(title)
                + "\", \"text\": \""
                + escaped(text)
                + "\"}";
    }

    static List<String> right(String line) {
        List<String> slugs = new ArrayList<>();
        Matcher article = Pattern.compile("\"article\": \"([^\"]+)\"").matcher(line);
        if (article.find()) {
            slugs.add(article.group(1));
            Matcher also =
                    Pattern.compile("\"([^\"]+)\"")
                            .matcher(group("\"also\": \\[([^\\]]*)\\]", line));
            while (also.find()) {
                slugs.add(also.group(1));
            }
        }
        return slugs;
    }

    static String slug(Path file) {
        return file.getFileName().toString().replace(".md", "");
    }

    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", " ");
    }

    static String group(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}

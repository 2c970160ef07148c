package frontdesk.demo.control;

import jakarta.json.bind.Jsonb;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/**
 * One demo business as its files describe it; the build packs them into {@code demo/<slug>.zip}.
 */
public record DemoFiles(
        BusinessFile business,
        List<ConversationFile> conversations,
        Map<String, ArticleFile> articles,
        Map<String, List<String>> questions,
        List<String> exclusions) {

    public record BusinessFile(
            String slug,
            String name,
            String tagline,
            String language,
            List<String> languages,
            int accentHue,
            String welcome,
            List<String> suggestions,
            List<CollectionFile> collections,
            List<PersonFile> people) {}

    public record CollectionFile(String slug, String name, String description) {}

    public record PersonFile(String email, String name, String role) {}

    public record ConversationFile(
            CustomerFile customer,
            String state,
            String language,
            int minutesAgo,
            @Nullable String reason,
            @Nullable Integer rating,
            @Nullable String comment,
            @Nullable TicketFile ticket,
            List<MessageFile> messages) {}

    public record CustomerFile(String name, @Nullable String email) {}

    public record TicketFile(String priority, String state) {}

    public record MessageFile(
            String role,
            String text,
            @Nullable String article,
            @Nullable String outcome,
            int secondsLater) {}

    /** Markdown with its front matter: {@code key: value} lines between two lines of dashes. */
    public record ArticleFile(Map<String, String> head, String markdown) {

        static ArticleFile parse(String file) {
            String[] parts = file.split("(?m)^---\\s*$", 3);
            Map<String, String> head = new TreeMap<>();
            parts[1].lines()
                    .filter(line -> line.contains(":"))
                    .forEach(
                            line -> {
                                int colon = line.indexOf(':');
                                head.put(
                                        line.substring(0, colon).strip(),
                                        line.substring(colon + 1).strip());
                            });
            return new ArticleFile(head, parts[2].strip() + "\n");
        }
    }

    static DemoFiles of(String slug, Jsonb json) {
        Map<String, String> files = new TreeMap<>();
        try (InputStream packed = DemoFiles.class.getResourceAsStream("/demo/" + slug + ".zip")) {
            if (packed == null) {
                throw new IOException("demo/" + slug + ".zip is missing");
            }
            ZipInputStream zip = new ZipInputStream(packed, StandardCharsets.UTF_8);
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(
                            entry.getName(),
                            new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo of " + slug + " cannot be read", e);
        }
        Map<String, ArticleFile> articles = new TreeMap<>();
        files.forEach(
                (name, text) -> {
                    if (name.endsWith(".md")) {
                        articles.put(
                                name.substring(name.lastIndexOf('/') + 1, name.length() - 3),
                                ArticleFile.parse(text));
                    }
                });
        return new DemoFiles(
                json.fromJson(files.get("business.json"), BusinessFile.class),
                List.of(json.fromJson(files.get("conversations.json"), ConversationFile[].class)),
                articles,
                json.fromJson(
                        files.get("questions.json"),
                        new HashMap<String, List<String>>() {}.getClass().getGenericSuperclass()),
                List.of(json.fromJson(files.get("exclusions.json"), String[].class)));
    }
}

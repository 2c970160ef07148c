package frontdesk.knowledge.control;

import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.knowledge.entity.Article;
import frontdesk.knowledge.entity.Collection;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All articles as a zip of Markdown files, which an import reads again. */
@ApplicationScoped
public class Exports {

    private static final int PAGE = 200;

    @Inject private ArticleShelf shelf;

    @Inject private Collections collections;

    @Inject private Businesses businesses;

    public void write(OutputStream to) throws IOException {
        Map<UUID, Collection> shelves = collections.all();
        Map<UUID, String> people =
                businesses.people().stream().collect(Collectors.toMap(Person::id, Person::email));
        try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            String after = null;
            do {
                Page<Article> page =
                        shelf.list(new ArticleShelf.Wish(null, null, null, null, after, PAGE));
                for (Article one : page.items()) {
                    zip.putNextEntry(new ZipEntry(one.language() + "/" + one.slug() + ".md"));
                    Collection its =
                            one.collectionId() == null ? null : shelves.get(one.collectionId());
                    String owner = one.ownerId() == null ? null : people.get(one.ownerId());
                    zip.write(
                            file(one, its == null ? null : its.slug(), owner)
                                    .getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
                after = page.next();
            } while (after != null);
        }
    }

    private static String file(Article one, @Nullable String collection, @Nullable String owner) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("title", one.title());
        values.put("slug", one.slug());
        values.put("language", one.language());
        values.put("status", one.status());
        put(values, "collection", collection);
        put(values, "owner", owner);
        put(values, "review", one.reviewBy());
        put(
                values,
                "questions",
                one.questions().isEmpty() ? null : String.join("\n", one.questions()));
        return new FrontMatter(values, one.markdown()).toString();
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }
}

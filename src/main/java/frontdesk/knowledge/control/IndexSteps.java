package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Chunk;
import frontdesk.platform.outbox.News;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The steps of keeping an index, each in a transaction of its business: only there its passages can
 * be read.
 */
@ApplicationScoped
@Transactional
public class IndexSteps {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int BATCH = 200;

    @Inject private PassageIndex index;

    @Inject private PassageStore store;

    @Inject private Chunking chunking;

    @Inject private Vocabularies vocabularies;

    public void follow(List<News> news) {
        Set<UUID> gone = new LinkedHashSet<>();
        Set<UUID> articles = new LinkedHashSet<>();
        for (News one : news) {
            articles.add(one.subject());
            try (var reader = Json.createReader(new StringReader(one.payload()))) {
                reader.readObject()
                        .getJsonArray("gone")
                        .getValuesAs(JsonString.class)
                        .forEach(id -> gone.add(UUID.fromString(id.getString())));
            }
        }
        List<Chunk> present = new ArrayList<>();
        articles.forEach(article -> present.addAll(chunking.chunksOf(article)));
        present.forEach(one -> gone.remove(one.id()));
        index.change(present, gone);
        vocabularies.changed(CallerContext.current().requireTenant());
    }

    public List<UUID> tenants() {
        return store.tenants();
    }

    /**
     * @return where to go on; null at the end
     */
    public java.util.Optional<UUID> rebuild(UUID last) {
        List<Chunk> page = store.after(last, BATCH);
        index.change(page, List.of());
        return page.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(page.getLast().id());
    }

    public static UUID start() {
        return BEFORE_ALL;
    }
}

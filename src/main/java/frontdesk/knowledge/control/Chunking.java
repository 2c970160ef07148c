package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Article;
import frontdesk.knowledge.entity.Chunk;
import frontdesk.platform.outbox.Outbox;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the passages of an article anew, with their vectors. */
@ApplicationScoped
public class Chunking {

    /** Payload: {@code {"gone": [ids of the passages that were removed]}}. */
    public static final String CHUNKED = "knowledge.article.chunked";

    /** For listeners on this node, which need not wait for the next look into the outbox. */
    public record Chunked(UUID article) {}

    @PersistenceContext private EntityManager entities;

    @Inject private Articles articles;

    @Inject private Markup markup;

    @Inject private Embedder embedder;

    @Inject private Outbox outbox;

    @Inject private Event<Chunked> chunked;

    public void refresh(UUID articleId) {
        List<Chunk> old = chunksOf(articleId);
        Article article = articles.find(articleId);
        List<Chunk> made = article != null && article.isPublic() ? cut(article) : List.of();
        place(made, old);
        JsonArrayBuilder gone = Json.createArrayBuilder();
        old.forEach(one -> gone.add(one.id().toString()));
        old.forEach(entities::remove);
        entities.flush();
        made.forEach(entities::persist);
        if (!made.isEmpty()) {
            entities.createNativeQuery(
                            "insert into knowledge_indexed_tenant values (?1) on conflict do"
                                    + " nothing")
                    .setParameter(1, CallerContext.current().requireTenant().value())
                    .executeUpdate();
        }
        outbox.publish(
                CHUNKED,
                articleId,
                Json.createObjectBuilder().add("gone", gone).build().toString());
        chunked.fire(new Chunked(articleId));
    }

    public List<Chunk> chunksOf(UUID articleId) {
        return entities.createQuery(
                        """
                        select c from Chunk c where c.articleId = :article and c.tenantId = :tenant order by c.ordinal
                        """,
                        Chunk.class)
                .setParameter("article", articleId)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .getResultList();
    }

    private List<Chunk> cut(Article article) {
        List<Chunk> chunks = new ArrayList<>();
        for (Chunker.Piece piece :
                Chunker.cut(markup.blocks(article.markdown()), article.language())) {
            chunks.add(
                    new Chunk(
                            article, chunks.size(), piece.block(), piece.heading(), piece.text()));
        }
        if (chunks.isEmpty()) {
            chunks.add(new Chunk(article, 0, 1, "", article.title()));
        }
        article.questions()
                .forEach(question -> chunks.add(Chunk.question(article, chunks.size(), question)));
        return chunks;
    }

    /** Embedding is what takes the time, so what an edit left as it was keeps its vector. */
    private void place(List<Chunk> chunks, List<Chunk> old) {
        Map<String, byte[]> known = new HashMap<>();
        for (Chunk one : old) {
            known.put(one.title(), one.titleVector());
            known.put(one.context(), one.textVector());
        }
        List<String> missing =
                chunks.stream()
                        .flatMap(one -> Stream.of(one.title(), one.context()))
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .filter(text -> !known.containsKey(text))
                        .toList();
        List<byte[]> vectors = embedder.embed(missing);
        for (int at = 0; at < missing.size(); at++) {
            known.put(missing.get(at), vectors.get(at));
        }
        for (Chunk chunk : chunks) {
            chunk.place(
                    known.getOrDefault(chunk.title(), new byte[0]),
                    known.getOrDefault(chunk.context(), new byte[0]));
        }
    }
}

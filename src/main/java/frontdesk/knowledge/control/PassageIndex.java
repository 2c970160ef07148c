package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.Chunk;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * This node's search index: a view of the stored passages, which can be thrown away and made again.
 */
public interface PassageIndex {

    /**
     * @param language of the passages; null for all
     * @param depth how many of each kind of hit
     * @param articles how many by their titles
     */
    record Look(
            UUID tenant,
            @Nullable String language,
            String words,
            byte[] vector,
            int depth,
            int articles) {}

    /**
     * @param score BM25, unbounded
     */
    record KeywordHit(UUID passage, double score) {}

    /**
     * @param score BM25, 0 when it was found by its meaning
     */
    record QuestionHit(UUID article, UUID question, double score) {}

    /**
     * @param keywords passages that share words with the question
     * @param titles articles whose title is near it
     * @param texts passages that are near it
     * @param questions articles that answer a question which shares words with it, or is near it
     */
    record Found(
            List<KeywordHit> keywords,
            List<UUID> titles,
            List<UUID> texts,
            List<QuestionHit> questions) {}

    Found find(Look look);

    /** Durable and findable when it returns. Needs a transaction. */
    void change(List<Chunk> present, Collection<UUID> gone);

    /** Empties it and gives it the shape that the running code expects. */
    void clear();

    /** After much was written at once: makes it quick to search. */
    void settle();

    /** Grows whenever what is indexed, or how, has changed. */
    int shape();

    /** Where it lives; what stands in it is lost with it. */
    Path folder();
}

package frontdesk.knowledge;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The door for those who fill a business's knowledge: the demo, and what learns from conversations.
 */
public interface Library {

    /**
     * @return the id of the new article, which is found by searches a moment later if it is
     *     published
     */
    UUID add(Draft draft);

    /**
     * @return the id of the collection with this slug, made when there is none
     */
    UUID collection(String slug, String name, String description);

    /** Leaves these questions to people. */
    void exclude(List<String> questions);

    /** Removes every article, collection and exclusion of the caller's business for good. */
    void removeAll();

    /**
     * An article to be.
     *
     * @param slug its name in files and links; made from the title when null
     * @param questions what people ask when they need it, in their own words; it is found by them
     * @param language ISO 639-1
     * @param published whether customers see it
     * @param reviewBy when someone should look whether it still holds
     */
    record Draft(
            @Nullable String slug,
            String title,
            String markdown,
            List<String> questions,
            String language,
            boolean published,
            @Nullable UUID collectionId,
            @Nullable UUID ownerId,
            @Nullable LocalDate reviewBy) {}
}

package frontdesk.knowledge;

import java.util.List;
import java.util.Set;

/** The room's door: what a business knows. */
public interface Knowledge {

    /**
     * The passages that fit a question best, best first; published articles of the caller's
     * business only.
     */
    List<Passage> retrieve(Question question);

    /** The languages in which the caller's business has published articles. */
    Set<String> languages();

    /**
     * How close the meaning of each sentence is to the question's: cosines, -1–1, in the sentences'
     * order.
     */
    double[] similarity(String question, List<String> sentences);

    /** Questions that the caller's business leaves to people, in any order. */
    List<String> exclusions();

    /** The words of the caller's business in one language, some minutes old at most. */
    Vocabulary vocabulary(String language);
}

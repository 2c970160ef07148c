package frontdesk.assistant;

import java.util.List;
import java.util.UUID;

/**
 * @param text Markdown of paragraphs, lists, emphasis and links, with {@code [1]} marks that {@code
 *     citations} resolve
 * @param confidence 0–1, calibrated: of answers with 0.8, four in five are right
 * @param language the language it is written in
 * @param answerer which adapter wrote it: {@code extractive} or the model's name
 */
public record Answer(
        Outcome outcome,
        String text,
        List<Citation> citations,
        double confidence,
        String language,
        String answerer) {

    /** {@code HAND_OFF}: the customer asked for a person. */
    public enum Outcome {
        ANSWERED,
        REFUSED,
        HAND_OFF,
        SMALL_TALK
    }

    public record Citation(int number, UUID articleId, String title, String url, String excerpt) {}
}

package frontdesk.knowledge;

import java.util.List;
import java.util.UUID;

/**
 * A piece of an article that was found, with why it was found.
 *
 * @param heading the nearest heading above it; empty before the first
 * @param text plain text of the passage
 * @param url where a person reads it: the article at this passage
 * @param keywordScore BM25, unbounded, 0 when no word matched
 * @param titleSimilarity cosine of question and title, -1–1
 * @param textSimilarity cosine of question and passage, -1–1
 * @param told whether its article says which questions it answers
 * @param questionScore BM25 of the best of those questions, 0 when no word matched; where there are
 *     none, its own
 * @param questionSimilarities cosines of question and each of those, best first; where there are
 *     none, its own or the title's
 * @param score the fused score within this result, 0–1
 */
public record Passage(
        UUID id,
        UUID articleId,
        String title,
        String heading,
        String language,
        String text,
        String url,
        double keywordScore,
        double titleSimilarity,
        double textSimilarity,
        boolean told,
        double questionScore,
        List<Double> questionSimilarities,
        double score) {

    public double questionSimilarity() {
        return questionSimilarities.getFirst();
    }
}

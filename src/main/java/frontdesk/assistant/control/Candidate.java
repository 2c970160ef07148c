package frontdesk.assistant.control;

import frontdesk.knowledge.Passage;

import java.util.List;
import java.util.UUID;

/**
 * An article that may hold the answer.
 *
 * @param passages those that were found, best first; never empty
 * @param evidence why, see {@link Evidence}
 * @param rank higher is better, comparable within one question only
 */
public record Candidate(List<Passage> passages, double[] evidence, double rank) {

    UUID articleId() {
        return passages.getFirst().articleId();
    }

    String title() {
        return passages.getFirst().title();
    }
}

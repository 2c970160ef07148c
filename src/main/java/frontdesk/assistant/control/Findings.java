package frontdesk.assistant.control;

import frontdesk.assistant.Turn.Utterance;

import java.util.List;

/**
 * What a search brought for one question.
 *
 * @param question as it was searched: without greeting, with the question before it where it leans
 *     on that
 * @param language of the question; the answer is written in it
 * @param searched the language of the articles
 * @param candidates best first
 * @param gate the evidence that the two probabilities were judged by
 * @param scope 0–1: how likely the knowledge holds an answer at all
 * @param inScope whether that is enough for an answer
 * @param confidence 0–1: how likely the first candidate is the right one
 */
public record Findings(
        String question,
        String language,
        String searched,
        List<Utterance> history,
        Lexicon lexicon,
        List<Candidate> candidates,
        double[] gate,
        double scope,
        boolean inScope,
        double confidence) {}

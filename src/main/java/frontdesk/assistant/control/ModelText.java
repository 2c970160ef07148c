package frontdesk.assistant.control;

import frontdesk.assistant.Answer;
import frontdesk.assistant.Answer.Citation;
import frontdesk.assistant.Answer.Outcome;
import frontdesk.assistant.control.Excerpts.Piece;
import frontdesk.knowledge.Passage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes an answer of what a model wrote, which is not trusted: it must stand on the passages that
 * it was given.
 */
public final class ModelText {

    private static final Pattern IMAGE = Pattern.compile("!\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\(([^)\\s]*)[^)]*\\)");

    /** Without a citation, this share of its words must be in the best passage. */
    private static final double STANDS_ON = 0.6;

    private static final int SHORTEST = 2;

    private ModelText() {}

    /**
     * @return empty when it does not stand on the passages
     */
    public static Optional<Answer> answer(
            String written, List<Passage> passages, Findings findings, String model) {
        CitationMarks.Checked checked =
                CitationMarks.check(withoutForeignLinks(written, passages), passages.size());
        String text = checked.text();
        List<Integer> used = checked.used();
        List<String> words = Words.content(text.replaceAll("\\[\\d+]", ""), findings.language());
        if (words.size() < SHORTEST) {
            return Optional.empty();
        }
        if (used.isEmpty()) {
            int best = best(words, passages);
            if (best < 0) {
                return Optional.empty();
            }
            used = List.of(best + 1);
            text += " [1]";
        }
        List<Citation> citations = new ArrayList<>();
        for (int number : used) {
            Passage passage = passages.get(number - 1);
            citations.add(
                    Extraction.citation(
                            citations.size() + 1, new Piece(passage, 0, passage.text(), false)));
        }
        return Optional.of(
                new Answer(
                        Outcome.ANSWERED,
                        text,
                        List.copyOf(citations),
                        findings.confidence(),
                        findings.language(),
                        model));
    }

    /** The model found no answer in what the search brought. */
    public static Answer refusal(Findings findings) {
        return Replies.refused(findings.language());
    }

    private static int best(List<String> words, List<Passage> passages) {
        int best = -1;
        double most = STANDS_ON;
        for (int i = 0; i < passages.size(); i++) {
            List<String> there =
                    Words.of(
                            passages.get(i).title()
                                    + " "
                                    + passages.get(i).heading()
                                    + " "
                                    + passages.get(i).text());
            double share =
                    words.stream()
                                    .filter(
                                            word ->
                                                    there.stream()
                                                            .anyMatch(
                                                                    other ->
                                                                            Words.likeness(
                                                                                            word,
                                                                                            other)
                                                                                    > 0.8))
                                    .count()
                            / (double) words.size();
            if (share >= most) {
                most = share;
                best = i;
            }
        }
        return best;
    }

    /** Images go; a link's address stays only when a passage has it. */
    private static String withoutForeignLinks(String written, List<Passage> passages) {
        Matcher links = LINK.matcher(IMAGE.matcher(written).replaceAll("$1"));
        return links.replaceAll(
                link -> {
                    String address = link.group(2);
                    boolean known =
                            !address.isEmpty()
                                    && passages.stream()
                                            .anyMatch(
                                                    p ->
                                                            p.text().contains(address)
                                                                    || p.url().equals(address));
                    return Matcher.quoteReplacement(
                            known
                                    ? link.group()
                                    : link.group(1).matches("\\d+")
                                            ? "[" + link.group(1) + "]"
                                            : link.group(1));
                });
    }
}

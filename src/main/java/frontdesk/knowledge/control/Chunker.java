package frontdesk.knowledge.control;

import frontdesk.knowledge.control.Markup.Block;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts an article into passages: a few sentences that stand below one heading, at most {@value
 * #MOST_WORDS} words, so that the model, which reads 256 tokens, sees all of them.
 */
public final class Chunker {

    static final int MOST_WORDS = 150;
    static final int MOST_CHARACTERS = 1_000;

    /**
     * @param block the number of the first block in it
     */
    public record Piece(int block, String heading, String text) {}

    private final Locale language;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String heading = "";
    private int words;
    private int firstBlock;
    private int lastBlock;

    private Chunker(String language) {
        this.language = Locale.of(language);
    }

    public static List<Piece> cut(List<Block> blocks, String language) {
        Chunker chunker = new Chunker(language);
        blocks.forEach(chunker::add);
        chunker.close();
        return chunker.pieces;
    }

    private void add(Block block) {
        if (block.level() > 0) {
            close();
            heading = block.text();
            return;
        }
        for (String line : block.text().split("\n")) {
            boolean begins = true;
            for (String sentence : sentences(line)) {
                add(sentence, block.number(), begins ? '\n' : ' ');
                begins = false;
            }
        }
    }

    private void add(String sentence, int block, char separator) {
        int count = words(sentence);
        if (words > 0
                && (words + count > MOST_WORDS
                        || text.length() + sentence.length() > MOST_CHARACTERS)) {
            close();
        }
        if (text.isEmpty()) {
            firstBlock = block;
        } else {
            text.append(block == lastBlock ? separator : '\n');
        }
        text.append(sentence);
        words += count;
        lastBlock = block;
    }

    private void close() {
        if (!text.isEmpty()) {
            pieces.add(new Piece(firstBlock, heading, text.toString()));
        }
        text.setLength(0);
        words = 0;
    }

    private List<String> sentences(String line) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(language);
        breaks.setText(line);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            addBounded(line.substring(from, to).strip(), sentences);
        }
        return sentences;
    }

    /**
     * What has no end in sight, such as a log or a table's row, is cut between words, or anywhere.
     */
    private static void addBounded(String sentence, List<String> sentences) {
        String rest = sentence;
        while (words(rest) > MOST_WORDS || rest.length() > MOST_CHARACTERS) {
            int cut = cutAt(rest);
            sentences.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
    }

    private static int cutAt(String text) {
        int seen = 0;
        int space = 0;
        for (int at = 1; at < Math.min(text.length(), MOST_CHARACTERS); at++) {
            if (Character.isWhitespace(text.charAt(at))) {
                space = at;
                if (++seen == MOST_WORDS) {
                    return at;
                }
            }
        }
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1))
                ? MOST_CHARACTERS - 1
                : MOST_CHARACTERS;
    }

    static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            boolean white = Character.isWhitespace(text.charAt(at));
            words += inside || white ? 0 : 1;
            inside = !white;
        }
        return words;
    }
}

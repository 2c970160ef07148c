package frontdesk.assistant.control;

import frontdesk.knowledge.Passage;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses from passages what answers: single sentences of a paragraph, but a list as a whole with
 * the line that leads into it, since half a procedure is worse than none.
 */
final class Excerpts {

    /** A piece that stands or falls as one. */
    record Piece(Passage passage, int order, String text, boolean list) {}

    private static final int LONGEST_LIST = 12;

    private Excerpts() {}

    static List<Piece> of(Passage passage) {
        List<Piece> pieces = new ArrayList<>();
        List<String> list = new ArrayList<>();
        String lead = "";
        for (String line : passage.text().split("\n")) {
            if (Sentences.isStep(line) || Sentences.isBullet(line)) {
                list.add(Sentences.isBullet(line) ? "- " + Sentences.bare(line) : line);
                continue;
            }
            close(passage, pieces, lead, list);
            lead = "";
            for (String sentence : Sentences.inLine(line, passage.language())) {
                pieces.add(new Piece(passage, pieces.size(), sentence, false));
                lead = sentence.endsWith(":") ? sentence : "";
            }
        }
        close(passage, pieces, lead, list);
        return pieces;
    }

    /** Moves a finished list into the pieces, with the sentence that announced it. */
    private static void close(Passage passage, List<Piece> pieces, String lead, List<String> list) {
        if (list.isEmpty()) {
            return;
        }
        int order = pieces.size();
        String announced = "";
        if (!lead.isEmpty()) {
            pieces.removeLast();
            order--;
            announced = lead + "\n\n";
        }
        if (Sentences.isStep(list.getFirst()) || list.size() <= LONGEST_LIST) {
            pieces.add(new Piece(passage, order, announced + String.join("\n", list), true));
        } else {
            for (String item : list) {
                pieces.add(new Piece(passage, order++, item, true));
            }
        }
        list.clear();
    }
}

package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.knowledge.control.Chunker.Piece;
import frontdesk.knowledge.control.Markup.Block;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChunkerTest {

    @Test
    void neverCrossesAHeadingAndKnowsItsFirstBlock() {
        List<Piece> pieces =
                Chunker.cut(
                        List.of(
                                new Block(1, 0, "Before any heading."),
                                new Block(2, 2, "Reset it"),
                                new Block(3, 0, "Open the page.\nType your address."),
                                new Block(4, 0, "Done."),
                                new Block(5, 2, "Rules"),
                                new Block(6, 0, "At least 14 characters.")),
                        "en");

        assertThat(pieces)
                .containsExactly(
                        new Piece(1, "", "Before any heading."),
                        new Piece(3, "Reset it", "Open the page.\nType your address.\nDone."),
                        new Piece(6, "Rules", "At least 14 characters."));
    }

    @Test
    void cutsBetweenSentencesWhenASectionIsLong() {
        String sentence = "This sentence has exactly seven words here. ";
        List<Piece> pieces =
                Chunker.cut(List.of(new Block(1, 0, sentence.repeat(60).strip())), "en");

        assertThat(pieces)
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        piece -> {
                            assertThat(Chunker.words(piece.text()))
                                    .isLessThanOrEqualTo(Chunker.MOST_WORDS);
                            assertThat(piece.text()).endsWith("here.");
                        });
    }

    @Property(tries = 200)
    void losesNothingAndKeepsItsBounds(@ForAll @StringLength(max = 4_000) String text) {
        List<Piece> pieces = Chunker.cut(List.of(new Block(1, 0, text)), "en");

        StringBuilder joined = new StringBuilder();
        for (Piece piece : pieces) {
            assertThat(piece.text()).isNotBlank();
            assertThat(piece.text().length()).isLessThanOrEqualTo(2 * Chunker.MOST_CHARACTERS);
            joined.append(piece.text());
        }
        assertThat(withoutSpace(joined.toString())).isEqualTo(withoutSpace(text));
    }

    private static String withoutSpace(String text) {
        return text.codePoints()
                .filter(one -> !Character.isWhitespace(one))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.knowledge.Passage;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.UUID;

class ExcerptsTest {

    private static Passage passage(String text) {
        return new Passage(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Title",
                "",
                "en",
                text,
                "/x",
                0,
                0,
                0,
                false,
                0,
                List.of(0.0),
                0);
    }

    @Test
    void stepsAreNotTornApartAndKeepTheLineThatLeadsIn() {
        var pieces =
                Excerpts.of(
                        passage(
                                "You can do it. Do this:\n"
                                        + "1. Open the lid. Wait.\n"
                                        + "2. Press start.\n"
                                        + "Then it works."));
        assertThat(pieces)
                .extracting(Excerpts.Piece::text)
                .containsExactly(
                        "You can do it.",
                        "Do this:\n\n1. Open the lid. Wait.\n2. Press start.",
                        "Then it works.");
        assertThat(pieces).extracting(Excerpts.Piece::order).containsExactly(0, 1, 2);
    }

    @Test
    void bulletsBecomeMarkdown() {
        assertThat(Excerpts.of(passage("• One\n• Two")).getFirst().text())
                .isEqualTo("- One\n- Two");
    }
}

package frontdesk.knowledge.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.util.Map;

class FrontMatterTest {

    @Test
    void readsWhatPeopleWrite() {
        FrontMatter file =
                FrontMatter.parse(
                        "---\r\n"
                                + "title: \"VPN: how\"\r\n"
                                + "language: en\r\n"
                                + "review: 90\r\n"
                                + "---\r\n\r\n"
                                + "# Hi\r\n");

        assertThat(file.values())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("title", "VPN: how", "language", "en", "review", "90"));
        assertThat(file.body()).isEqualTo("# Hi\n");
    }

    @Test
    void aFileWithoutItIsAllBody() {
        assertThat(FrontMatter.parse("Just text\n---\nmore").body())
                .isEqualTo("Just text\n---\nmore");
        assertThat(FrontMatter.parse("--- no").values()).isEmpty();
    }

    @Test
    void listsHaveALineForEach() {
        FrontMatter file =
                FrontMatter.parse(
                        "---\n"
                                + "title: Tea\n"
                                + "questions:\n"
                                + "  - Too hot?\n"
                                + "  - \"Why: cold\"\n"
                                + "- Now?\n"
                                + "owner: a\n"
                                + "---\n"
                                + "- body\n");

        assertThat(file.get("questions")).isEqualTo("Too hot?\nWhy: cold\nNow?");
        assertThat(file.get("owner")).isEqualTo("a");
        assertThat(FrontMatter.parse(file.toString())).isEqualTo(file);
    }

    @Property
    void readsAgainWhatItWrites(
            @ForAll @NotBlank @StringLength(max = 80) String title, @ForAll String text) {
        String body = text.replace("\r", "").replaceAll("^[\\n\\uFEFF]+", "");
        String line = title.replaceAll("\\s+", " ").strip();
        org.junit.jupiter.api.Assumptions.assumeFalse(line.isBlank());

        FrontMatter read =
                FrontMatter.parse(new FrontMatter(Map.of("title", title), body).toString());

        assertThat(read.get("title")).isEqualTo(line);
        assertThat(read.body()).isEqualTo(body);
    }
}

package frontdesk.assistant.control;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

class CitationMarksTest {

    @Test
    void renumbersInTheOrderOfTheText() {
        var checked = CitationMarks.check("First [3]. Second [1][3]. Third [2, 3].", 3);
        assertThat(checked.text()).isEqualTo("First [1]. Second [2][1]. Third [3][1].");
        assertThat(checked.used()).containsExactly(3, 1, 2);
    }

    @Test
    void dropsWhatDoesNotResolve() {
        var checked =
                CitationMarks.check("Yes [7]. No [0] [2]. Other 【1】, [^2], [99999] and [a].", 2);
        assertThat(checked.text())
                .isEqualTo(
                        "Yes. No [1]. Other [2], [1], [99999] and [a]."
                                .replace(" [99999]", " [99999]"));
        assertThat(checked.used()).containsExactly(2, 1);
    }

    @Test
    void aMarkThatAppearsWhereAnotherWasDroppedIsDroppedToo() {
        assertThat(CitationMarks.check("See [1 [1]] and [[[2]2]2].", 0).text())
                .doesNotContainPattern("\\[\\d+]");
    }

    @Property(tries = 500)
    void everyMarkResolvesAndNumbersCountUp(
            @ForAll("texts") String text, @ForAll @IntRange(max = 5) int given) {
        var checked = CitationMarks.check(text, given);
        List<Integer> marks =
                Pattern.compile("\\[(\\d{1,4})]")
                        .matcher(checked.text())
                        .results()
                        .map(mark -> Integer.parseInt(mark.group(1)))
                        .toList();
        assertThat(marks).allMatch(mark -> mark >= 1 && mark <= checked.used().size());
        assertThat(marks.stream().distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, checked.used().size()).boxed().toList());
        assertThat(checked.used())
                .doesNotHaveDuplicates()
                .allMatch(number -> number >= 1 && number <= given);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", " ", "[1]", "[2]", " [3]", "[9]", "[1, 2]", "[2-4]", "【3】", "[^1]",
                        "[", "]", "1", ".", "\n", "[[2]]", "[x]")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Test
    void aNumberTooLongForAMarkIsText() {
        Matcher none =
                Pattern.compile("\\[\\d{1,4}]").matcher(CitationMarks.check("[12345]", 5).text());
        assertThat(none.find()).isFalse();
    }
}

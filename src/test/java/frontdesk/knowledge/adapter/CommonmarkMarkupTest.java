package frontdesk.knowledge.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.knowledge.control.Markup.Block;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

class CommonmarkMarkupTest {

    private final CommonmarkMarkup markup = new CommonmarkMarkup();

    @Test
    void everyTopLevelBlockHasItsNumber() {
        String markdown =
                "Text\n\n"
                        + "## Head\n\n"
                        + "- one\n"
                        + "- two\n\n"
                        + "| a | b |\n"
                        + "|---|---|\n"
                        + "| 1 | 2 |\n\n"
                        + "```\n"
                        + "code\n"
                        + "```\n\n"
                        + "> quote\n\n"
                        + "<b>raw</b>\n\n"
                        + "---\n";

        String html = markup.html(markdown);

        assertThat(html)
                .contains(
                        "<p id=\"p1\">",
                        "<h2 id=\"p2\">",
                        "<ul id=\"p3\">",
                        "<table id=\"p4\">",
                        "<pre id=\"p5\">",
                        "<blockquote id=\"p6\">",
                        "id=\"p7\"",
                        "<hr id=\"p8\"");
        assertThat(markup.blocks(markdown))
                .extracting(Block::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(markup.blocks(markdown))
                .extracting(Block::text)
                .startsWith("Text", "Head", "• one\n• two", "a: b\n1: 2", "code", "quote");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<div onclick=\"alert(1)\">x</div>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<svg><script>alert(1)</script></svg>",
                "<style>@import 'http://evil.example'</style>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<form action=\"https://evil.example\"><input></form>",
                "<p style=\"background:url(https://evil.example)\">x</p>",
                "<base href=\"https://evil.example\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
            })
    void nothingRuns(String markdown) {
        assertThat(markup.html(markdown).toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "<script",
                        "javascript:",
                        "onerror",
                        "onclick",
                        "data:",
                        "<style",
                        "style=",
                        "<iframe",
                        "<form",
                        "<base",
                        "<meta",
                        "<svg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![x](https://evil.example/x.png)",
                "![x](//evil.example/x.png)",
                "<img src=\"/\\evil.example/x.png\">",
                "<img src=\"/\t/evil.example/x.png\">",
                "<img srcset=\"https://evil.example/x.png 2x\" src=\"http:x.png\">",
                "<video src=\"https://evil.example/x.mp4\" autoplay></video>",
                "<link rel=stylesheet href=\"https://evil.example/x.css\">",
                "<object data=\"https://evil.example/x\"></object>",
            })
    void nothingForeignLoadsByItself(String markdown) {
        assertThat(markup.html(markdown))
                .doesNotContain("srcset", "<link", "<object", "<video")
                .doesNotContainPattern("src=\"(?!/[^/\\\\\\s])");
    }

    @Test
    void ownImagesAndLinksStay() {
        assertThat(
                        markup.html(
                                "![plan](/files/plan.png) and"
                                        + " [site](https://halvorn.example/a?b=1)"))
                .contains(
                        "src=\"/files/plan.png\"",
                        "href=\"https://halvorn.example/a?b&#61;1\"",
                        "noopener");
    }

    @Test
    void aBlockLeftOpenDoesNotSwallowTheNext() {
        assertThat(markup.html("<div><table>\n\nText\n"))
                .contains("</div>", "<p id=\"p2\">Text</p>");
    }

    @Test
    void hostileDepthAndLengthEnd() {
        assertThat(markup.html(">".repeat(50_000) + " deep")).isNotEmpty();
        assertThat(markup.blocks("[".repeat(50_000))).isNotEmpty();
        assertThat(markup.html("a\n\n".repeat(40_000))).contains("p40000");
    }
}

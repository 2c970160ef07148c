package frontdesk.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailTemplateTest {

    private final MailTemplate template =
            new MailTemplate("Bits & <Co>", "en", 250, "Bits Ltd, London");

    @Test
    void whatIsWrittenIsNoMarkup() {
        MailTemplate.Content content =
                template.fill(
                        "<script>alert(1)</script>\n\nSee https://example.com/a?b=1&c=2.",
                        null,
                        "");
        assertThat(content.html())
                .contains(
                        "&lt;script&gt;",
                        "Bits &amp; &lt;Co&gt;",
                        "<a href=\"https://example.com/a?b=1&amp;c=2\">")
                .doesNotContain("<script");
        assertThat(content.text())
                .contains("<script>alert(1)</script>", "\n-- \nBits & <Co>\nBits Ltd, London\n");
    }

    @Test
    void aButtonIsALineInPlainText() {
        MailTemplate.Content content =
                template.fill(
                        "Hello",
                        new MailTemplate.Button("Open", "https://example.com/x"),
                        "No more?");
        assertThat(content.text()).contains("Open: https://example.com/x", "No more?");
        assertThat(content.html()).contains("href=\"https://example.com/x\"", ">Open</a>");
    }

    @Test
    void arabicRunsFromTheRight() {
        assertThat(new MailTemplate("مكتب", "ar", 10, "").fill("مرحبا", null, "").html())
                .contains("dir=\"rtl\"");
    }

    @Test
    void coloursAreDarkEnoughForWhiteLetters() {
        for (int hue = 0; hue < 360; hue += 5) {
            assertThat(contrastWithWhite(BrandColour.of(hue))).as("hue %d", hue).isGreaterThan(4.5);
        }
    }

    private static double contrastWithWhite(String hex) {
        double luminance =
                0.2126 * linear(hex, 1) + 0.7152 * linear(hex, 3) + 0.0722 * linear(hex, 5);
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

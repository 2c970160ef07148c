package frontdesk.platform.mail;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a business's mails look: plain, and in its colour.
 *
 * @param language ISO 639-1
 * @param accentHue OKLCH hue, 0–360
 * @param closing the business's own last lines; may be empty
 */
public record MailTemplate(String business, String language, int accentHue, String closing) {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)\\]]");

    /** What a mail is made of, in both forms. */
    public record Content(String text, String html) {}

    /** A button in HTML, an address of its own line in plain text. */
    public record Button(String label, String url) {}

    /**
     * @param text paragraphs, with an empty line between them
     * @param footer small print, such as how to get no more of these; may be empty
     */
    public Content fill(String text, @Nullable Button button, String footer) {
        return new Content(plain(text, button, footer), html(text, button, footer));
    }

    /**
     * @param html the same as the text, without anything that loads or runs
     */
    public Content fillMarkup(String text, String html, String footer) {
        return new Content(plain(text, null, footer), framed(html, footer));
    }

    /** RFC 8058: the mail program's own button asks this address, by POST. */
    public static Map<String, String> unsubscribe(String url) {
        return Map.of(
                "List-Unsubscribe",
                "<" + url + ">",
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click");
    }

    private String plain(String text, @Nullable Button button, String footer) {
        StringBuilder plain = new StringBuilder(text.strip()).append('\n');
        if (button != null) {
            plain.append('\n')
                    .append(button.label())
                    .append(": ")
                    .append(button.url())
                    .append('\n');
        }
        plain.append("\n-- \n").append(business).append('\n');
        for (String part : new String[] {closing, footer}) {
            if (!part.isBlank()) {
                plain.append(part.strip()).append('\n');
            }
        }
        return plain.toString();
    }

    private String html(String text, @Nullable Button button, String footer) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : text.strip().split("\\R\\s*\\R")) {
            body.append("<p style=\"margin:0 0 1em\">").append(marked(paragraph)).append("</p>\n");
        }
        if (button != null) {
            body.append("<p style=\"margin:1.5em 0\"><a href=\"")
                    .append(escape(button.url()))
                    .append("\" style=\"background:")
                    .append(BrandColour.of(accentHue))
                    .append(
                            ";color:#fff;padding:10px"
                                    + " 16px;border-radius:6px;text-decoration:none\">")
                    .append(escape(button.label()))
                    .append("</a></p>\n");
        }
        return framed(body.toString(), footer);
    }

    private String framed(String body, String footer) {
        String direction = language.equals("ar") ? "rtl" : "ltr";
        return """
        <!doctype html>
        <html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
        <body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff">
        <div style="max-width:600px;margin:0 auto">
        <p style="margin:0 0 20px;padding:0 0 8px;border-bottom:3px solid %3$s;font-weight:600">%4$s</p>
        %5$s<p style="margin:24px 0 0;padding:8px 0 0;border-top:1px solid #ddd;font-size:13px;color:#595959">%6$s</p>
        </div></body></html>
        """
                .formatted(
                        escape(language),
                        direction,
                        BrandColour.of(accentHue),
                        escape(business),
                        body,
                        marked((closing.strip() + "\n" + footer.strip()).strip()));
    }

    private static String marked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            String url = escape(link.group());
            html.append(lines(text.substring(end, link.start())))
                    .append("<a href=\"")
                    .append(url)
                    .append("\">")
                    .append(url)
                    .append("</a>");
            end = link.end();
        }
        return html.append(lines(text.substring(end))).toString();
    }

    private static String lines(String text) {
        return escape(text).replaceAll("\\R", "<br>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package frontdesk.knowledge.adapter;

import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import java.util.regex.Pattern;

/** The HTML that articles may have. */
final class SafeHtml {

    /**
     * A path on this server: with "//", a backslash or a control character a browser would ask
     * another host.
     */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[\\w./~%+=?&;,@-]*");

    private static final Pattern BLOCK_ID = Pattern.compile("p\\d{1,5}");

    private static final PolicyFactory ARTICLE =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "pre",
                            "code",
                            "em",
                            "strong",
                            "del",
                            "b",
                            "i",
                            "u",
                            "s",
                            "kbd",
                            "sub",
                            "sup",
                            "hr",
                            "br",
                            "div",
                            "span",
                            "table",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td",
                            "details",
                            "summary",
                            "dl",
                            "dt",
                            "dd")
                    .allowElements("a", "img")
                    .allowWithoutAttributes("span", "a")
                    .allowUrlProtocols("https", "http", "mailto", "tel")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowAttributes("src")
                    .matching(OWN_PATH)
                    .onElements("img")
                    .allowAttributes("alt", "title")
                    .onElements("img")
                    .allowAttributes("title")
                    .onElements("a")
                    .allowAttributes("start")
                    .matching(Pattern.compile("\\d{1,9}"))
                    .onElements("ol")
                    .allowAttributes("class")
                    .matching(Pattern.compile("language-[\\w+#.-]{1,30}"))
                    .onElements("code")
                    .allowAttributes("align")
                    .matching(true, "left", "right", "center")
                    .onElements("th", "td")
                    .allowAttributes("dir")
                    .matching(true, "ltr", "rtl", "auto")
                    .globally()
                    .allowAttributes("id")
                    .matching(BLOCK_ID)
                    .globally()
                    .requireRelsOnLinks("noopener", "noreferrer")
                    .toFactory();
    private static final PolicyFactory NOTHING = new HtmlPolicyBuilder().toFactory();

    private SafeHtml() {}

    static String of(String html) {
        return ARTICLE.sanitize(html);
    }

    static String text(String html) {
        return Encoding.decodeHtml(NOTHING.sanitize(html.replace("<", " <")), false)
                .replaceAll("\\s+", " ")
                .strip();
    }
}

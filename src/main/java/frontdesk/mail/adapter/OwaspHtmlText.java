package frontdesk.mail.adapter;

import frontdesk.mail.control.HtmlText;

import jakarta.enterprise.context.ApplicationScoped;

import org.owasp.html.HtmlSanitizer;

import java.util.List;
import java.util.Set;

/** By the sanitizer's own parser, which sees HTML as a browser does. */
@ApplicationScoped
public class OwaspHtmlText implements HtmlText {

    @Override
    public String of(String html) {
        Writing writing = new Writing();
        HtmlSanitizer.sanitize(html, writing);
        return writing.text();
    }

    /** Lines where a browser would begin new ones. */
    private static final class Writing implements HtmlSanitizer.Policy {

        private static final Set<String> UNSEEN =
                Set.of(
                        "head",
                        "title",
                        "style",
                        "script",
                        "noscript",
                        "template",
                        "object",
                        "iframe",
                        "svg",
                        "select");
        private static final Set<String> PARAGRAPHS =
                Set.of(
                        "p",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "ul",
                        "ol",
                        "table",
                        "pre",
                        "blockquote",
                        "hr");
        private static final Set<String> LINES =
                Set.of(
                        "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer",
                        "address");

        private final StringBuilder out = new StringBuilder();
        private int unseen;
        private int quotes;
        private int preformatted;
        private String link = "";
        private int linkStart;

        String text() {
            return out.toString().strip();
        }

        @Override
        public void openDocument() {
            out.setLength(0);
        }

        @Override
        public void closeDocument() {
            // Nothing is open.
        }

        @Override
        public void openTag(String name, List<String> attributes) {
            if (UNSEEN.contains(name)) {
                unseen++;
            } else if (PARAGRAPHS.contains(name)) {
                lines(2);
            } else if (LINES.contains(name)) {
                lines(1);
            } else if (name.equals("br")) {
                out.append('\n');
            } else if ((name.equals("td") || name.equals("th")) && !isAtLineStart()) {
                out.append('\t');
            }
            switch (name) {
                case "blockquote" -> quotes++;
                case "pre" -> preformatted++;
                case "li" -> write("- ");
                case "a" -> {
                    link = href(attributes);
                    linkStart = out.length();
                }
                default -> {}
            }
        }

        @Override
        public void closeTag(String name) {
            if (UNSEEN.contains(name)) {
                unseen = Math.max(0, unseen - 1);
            } else if (name.equals("a")
                    && !link.isEmpty()
                    && !out.substring(Math.min(linkStart, out.length())).contains(link)) {
                write(" (" + link + ")");
                link = "";
            } else if (name.equals("blockquote")) {
                quotes = Math.max(0, quotes - 1);
            } else if (name.equals("pre")) {
                preformatted = Math.max(0, preformatted - 1);
            }
            if (PARAGRAPHS.contains(name)) {
                lines(2);
            } else if (LINES.contains(name)) {
                lines(1);
            }
        }

        @Override
        public void text(String text) {
            if (unseen > 0) {
                return;
            }
            if (preformatted > 0) {
                text.lines()
                        .forEach(
                                line -> {
                                    write(line);
                                    lines(1);
                                });
                return;
            }
            String collapsed = text.replaceAll("[\\s\\u00a0]+", " ");
            write(isAtLineStart() ? collapsed.stripLeading() : collapsed);
        }

        private void write(String text) {
            if (unseen > 0 || text.isEmpty()) {
                return;
            }
            if (isAtLineStart() && quotes > 0) {
                out.append("> ".repeat(Math.min(quotes, 5)));
            }
            out.append(text);
        }

        private void lines(int wanted) {
            if (out.isEmpty()) {
                return;
            }
            int there = 0;
            while (there < wanted
                    && there < out.length()
                    && out.charAt(out.length() - 1 - there) == '\n') {
                there++;
            }
            out.append("\n".repeat(wanted - there));
        }

        private boolean isAtLineStart() {
            return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        }

        private static String href(List<String> attributes) {
            for (int i = 0; i + 1 < attributes.size(); i += 2) {
                String value = attributes.get(i + 1).strip();
                if (attributes.get(i).equals("href")
                        && value.matches("(?i)(https?://|mailto:|tel:)\\S{1,500}")) {
                    return value.replaceFirst("(?i)^(mailto|tel):", "");
                }
            }
            return "";
        }
    }
}

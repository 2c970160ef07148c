package frontdesk.server;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the XHTML that a parser sends as Markdown: headings, paragraphs, lists, tables, emphasis
 * and links.
 */
final class MarkdownHandler extends DefaultHandler {

    private static final int LONGEST = 4_000_000;
    private static final int DEEPEST = 400;
    private static final Set<String> NO_TEXT =
            Set.of(
                    "head",
                    "script",
                    "style",
                    "template",
                    "noscript",
                    "iframe",
                    "object",
                    "svg",
                    "nav",
                    "select",
                    "textarea",
                    "button");

    /** More text than anybody would read. */
    static final class TooLong extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    private final StringBuilder written = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<String> lists = new ArrayDeque<>();
    private final Deque<String> links = new ArrayDeque<>();
    private String prefix = "";
    private boolean preformatted;
    private boolean firstRow;
    private int skipping;
    private int cells;
    private int depth;
    private int item;

    String markdown() {
        endLine("\n\n");
        return written.toString().strip();
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
            throws SAXException {
        if (++depth > DEEPEST) {
            throw new TooLong();
        }
        String tag = local.toLowerCase(Locale.ROOT);
        if (skipping > 0 || NO_TEXT.contains(tag)) {
            skipping++;
            return;
        }
        switch (tag) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> begin("#".repeat(tag.charAt(1) - '0') + " ");
            case "p", "div", "section", "article", "blockquote" -> {
                if (cells == 0 && (lists.isEmpty() || !line.isEmpty())) {
                    begin(lists.isEmpty() ? "" : "  ".repeat(lists.size()));
                }
            }
            case "ul", "ol" -> {
                endLine("\n");
                lists.push(tag);
                item = 0;
            }
            case "li" ->
                    begin(
                            "  ".repeat(Math.max(0, lists.size() - 1))
                                    + ("ol".equals(lists.peek()) ? ++item + ". " : "- "));
            case "table" -> {
                endLine("\n\n");
                firstRow = true;
            }
            case "tr" -> {
                endLine("\n");
                prefix = "| ";
                cells = 1;
            }
            case "pre" -> {
                endLine("\n\n");
                written.append("```\n");
                preformatted = true;
            }
            case "b", "strong" -> mark("**");
            case "a" -> links.push(linkTo(attributes.getValue("href")));
            case "br" -> line.append(cells > 0 ? " " : "  \n");
            default -> {}
        }
        if (!links.isEmpty() && tag.equals("a") && !links.peek().isEmpty()) {
            line.append('[');
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        depth--;
        if (skipping > 0) {
            skipping--;
            return;
        }
        switch (local.toLowerCase(Locale.ROOT)) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> endLine("\n\n");
            case "p", "div", "section", "article", "blockquote" -> {
                if (cells == 0) {
                    endLine(lists.isEmpty() ? "\n\n" : "\n");
                }
            }
            case "ul", "ol" -> {
                endLine("\n");
                if (!lists.isEmpty()) {
                    lists.pop();
                }
                written.append(lists.isEmpty() ? "\n" : "");
            }
            case "li" -> endLine("\n");
            case "td", "th" -> {
                line.append(" | ");
                cells++;
            }
            case "tr" -> endRow();
            case "table" -> written.append('\n');
            case "pre" -> {
                preformatted = false;
                written.append(line).append("\n```\n\n");
                line.setLength(0);
            }
            case "b", "strong" -> mark("**");
            case "a" -> endLink();
            default -> {}
        }
    }

    @Override
    public void characters(char[] text, int from, int length) throws SAXException {
        if (skipping > 0) {
            return;
        }
        if (written.length() + line.length() + length > LONGEST) {
            throw new TooLong();
        }
        for (int at = from; at < from + length; at++) {
            add(text[at]);
        }
    }

    @Override
    public void ignorableWhitespace(char[] text, int from, int length) throws SAXException {
        characters(text, from, length);
    }

    private void add(char letter) {
        if (preformatted) {
            line.append(letter);
        } else if (Character.isWhitespace(letter) || letter == '\u00a0') {
            if (!line.isEmpty()
                    && line.charAt(line.length() - 1) != ' '
                    && line.charAt(line.length() - 1) != '\n') {
                line.append(' ');
            }
        } else if (letter != '\0') {
            if ("\\`*_[]<|".indexOf(letter) >= 0
                    || line.isEmpty() && "#>+-=~".indexOf(letter) >= 0) {
                line.append('\\');
            }
            line.append(letter);
        }
    }

    private void begin(String with) {
        endLine("\n\n");
        prefix = with;
    }

    /** An emphasis around nothing would be four stars. */
    private void mark(String mark) {
        if (line.toString().endsWith(mark)) {
            line.setLength(line.length() - mark.length());
        } else if (prefix.startsWith("#")) {
            return;
        } else {
            line.append(mark);
        }
    }

    private void endLink() {
        String target = links.isEmpty() ? "" : links.pop();
        if (!target.isEmpty()) {
            line.append("](").append(target).append(')');
        }
    }

    private void endRow() {
        int columns = cells - 1;
        boolean head = firstRow && columns > 0;
        endLine("\n");
        cells = 0;
        firstRow = false;
        if (head) {
            written.append("|").append(" --- |".repeat(columns)).append('\n');
        }
    }

    private void endLine(String with) {
        String text = line.toString().strip();
        if (!text.isEmpty()) {
            written.append(prefix).append(text).append(with);
        }
        line.setLength(0);
        prefix = "";
    }

    private static String linkTo(@Nullable String target) {
        return target != null && target.matches("(https?://|mailto:)[^\\s()<>]{1,2000}")
                ? target
                : "";
    }
}

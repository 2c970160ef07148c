package frontdesk.knowledge.adapter;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What a block says, without its markup. */
final class PlainText {

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Node block) {
        PlainText plain = new PlainText();
        plain.add(block);
        return plain.text
                .toString()
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll(" ?\\n[ \\n]*", "\n")
                .strip();
    }

    private void add(Node node) {
        switch (node) {
            case Text said -> text.append(said.getLiteral());
            case Code code -> text.append(code.getLiteral());
            case FencedCodeBlock code -> text.append(code.getLiteral());
            case IndentedCodeBlock code -> text.append(code.getLiteral());
            case HtmlBlock html -> text.append(SafeHtml.text(html.getLiteral()));
            case HtmlInline _ -> text.append(' ');
            case SoftLineBreak _ -> text.append(' ');
            case HardLineBreak _ -> text.append('\n');
            case ListItem item -> {
                text.append(mark(item));
                addChildren(item);
            }
            default -> addChildren(node);
        }
        if (node instanceof TableCell && node.getNext() != null) {
            text.append(": ");
        } else if (node instanceof Block && !(node instanceof TableCell)
                || node instanceof TableRow) {
            text.append('\n');
        }
    }

    /** So that the steps of a procedure can still be told from sentences. */
    private static String mark(ListItem item) {
        if (!(item.getParent() instanceof OrderedList list)) {
            return "• ";
        }
        int number = list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
        for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        return number + ". ";
    }

    private void addChildren(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            add(child);
        }
    }
}

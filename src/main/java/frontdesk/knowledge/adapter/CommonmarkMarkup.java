package frontdesk.knowledge.adapter;

import frontdesk.knowledge.control.Markup;

import jakarta.enterprise.context.ApplicationScoped;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CommonMark with tables, strikethrough and bare links. */
@ApplicationScoped
public class CommonmarkMarkup implements Markup {

    private static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    AutolinkExtension.create());
    private static final int MAX_NESTING = 40;

    private final Parser parser =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(MAX_NESTING).build();

    /** Block by block, so that raw HTML left open in one cannot swallow the ids of the next. */
    @Override
    public String html(String markdown) {
        StringBuilder html = new StringBuilder(markdown.length() * 2);
        Numbering numbering = new Numbering();
        HtmlRenderer renderer =
                HtmlRenderer.builder()
                        .extensions(EXTENSIONS)
                        .attributeProviderFactory(_ -> numbering)
                        .build();
        for (Node block : topLevel(markdown)) {
            numbering.number++;
            String safe = SafeHtml.of(renderer.render(block));
            if (block instanceof HtmlBlock) {
                html.append("<div id=\"p")
                        .append(numbering.number)
                        .append("\">")
                        .append(safe)
                        .append("</div>\n");
            } else {
                html.append(safe);
            }
        }
        return html.toString();
    }

    @Override
    public List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (Node block : topLevel(markdown)) {
            number++;
            int level = block instanceof Heading heading ? heading.getLevel() : 0;
            blocks.add(new Block(number, level, PlainText.of(block)));
        }
        return blocks;
    }

    private List<Node> topLevel(String markdown) {
        List<Node> blocks = new ArrayList<>();
        for (Node block = parser.parse(markdown).getFirstChild();
                block != null;
                block = block.getNext()) {
            if (!(block instanceof LinkReferenceDefinition)) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private static final class Numbering implements AttributeProvider {

        private int number;

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node.getParent() instanceof Document && !tag.equals("code")) {
                attributes.put("id", "p" + number);
            }
        }
    }
}

package frontdesk.mail.adapter;

import frontdesk.mail.control.Markup;

import jakarta.enterprise.context.ApplicationScoped;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.List;

/** CommonMark without HTML, without images: nothing in it loads by itself. */
@ApplicationScoped
public class CommonmarkLetters implements Markup {

    private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create());

    private final Parser parser =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(40).build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .softbreak("<br>\n")
                    .build();

    @Override
    public String html(String markdown) {
        return renderer.render(parser.parse(markdown.replace("![", "!\\[")))
                .replaceAll("<img [^>]*>", "");
    }
}

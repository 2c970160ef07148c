package frontdesk.knowledge.control;

import java.util.List;

/** What Markdown means: to a browser, and to a search. */
public interface Markup {

    /**
     * Safe HTML; every top-level block has the id {@code p1}, {@code p2}, …; nothing foreign loads
     * by itself.
     */
    String html(String markdown);

    List<Block> blocks(String markdown);

    /**
     * A top-level block.
     *
     * @param number from 1, that of its id in the HTML
     * @param level 1–6 for headings, else 0
     * @param text plain; list items and table rows are lines of their own
     */
    record Block(int number, int level, String text) {}
}

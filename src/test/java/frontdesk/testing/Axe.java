package frontdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import java.util.List;

/** WCAG 2.2 AA, as far as a machine can tell. */
public final class Axe {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    private Axe() {}

    /**
     * @param shown what must be there first
     */
    public static void check(Page page, String shown) {
        page.locator(shown).first().waitFor();
        check(page, new AxeBuilder(page).withTags(RULES));
    }

    /** In a window that is light: all rules, then in the dark those that colours can break. */
    public static void checkInBothSchemes(Page page, String shown) {
        check(page, shown);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        check(page, new AxeBuilder(page).withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void check(Page page, AxeBuilder rules) {
        List<String> violations =
                rules.analyze().getViolations().stream()
                        .map(
                                rule ->
                                        rule.getId()
                                                + " "
                                                + rule.getHelp()
                                                + ": "
                                                + rule.getNodes().stream()
                                                        .map(
                                                                node ->
                                                                        node.getTarget()
                                                                                + " "
                                                                                + node.getHtml())
                                                        .toList())
                        .toList();
        assertThat(violations).as(page.url()).isEmpty();
    }
}

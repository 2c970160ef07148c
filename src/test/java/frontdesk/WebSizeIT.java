package frontdesk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much goes over the wire, gzipped, before somebody sees something: a promise to those with a
 * slow line.
 */
class WebSizeIT {

    private static final String PLOTS = "/vendor/echarts/echarts.js";

    private final WebFiles web = new WebFiles(Path.of("target/frontdesk"));

    @Test
    void theLauncherIsAtMostFiveKilobytes() {
        assertThat(web.zipped("/widget.js")).isLessThanOrEqualTo(5 * 1024);
    }

    @Test
    void theWidgetIsAtMostThirtyKilobytesWithLit() {
        Set<String> loaded = web.closure(List.of("/widget/chat.js"), true);
        loaded.add("/widget/i18n/en.json");
        assertThat(web.zipped(loaded)).as(loaded.toString()).isLessThanOrEqualTo(30 * 1024);
    }

    @Test
    void theConsoleIsAtMostTwoHundredAndFiftyKilobytes() {
        assertThat(firstLoad("/console/index.html")).isLessThanOrEqualTo(250 * 1024);
    }

    @Test
    void thePortalIsAtMostAHundredKilobytes() {
        assertThat(firstLoad("/portal/index.html")).isLessThanOrEqualTo(100 * 1024);
    }

    /** The library of plots is as large as all the rest, and comes with the page that has one. */
    @Test
    void onlyThePlotsLoadTheirLibrary() {
        assertThat(web.scripts())
                .filteredOn(script -> web.imports(script).contains(PLOTS))
                .isEmpty();
        assertThat(web.scripts())
                .filteredOn(script -> web.lateImports(script).contains(PLOTS))
                .containsExactly("/rooms/gateway/plot.js");
        assertThat(web.zipped(PLOTS)).isLessThanOrEqualTo(250 * 1024);
    }

    /**
     * An upper bound: everything that the page can load, whether now or when a room is entered, but
     * for plots.
     */
    private int firstLoad(String page) {
        List<String> scripts = new ArrayList<>();
        Set<String> loaded = new LinkedHashSet<>(List.of(page, "/shared/i18n/en.json"));
        Matcher matcher =
                Pattern.compile("(?:src|href)=\"(/[^\"#?]+\\.(?:js|css))\"")
                        .matcher(web.text(page));
        while (matcher.find()) {
            (matcher.group(1).endsWith(".js") ? scripts : loaded).add(matcher.group(1));
        }
        loaded.addAll(web.closure(scripts, true));
        loaded.remove(PLOTS);
        return web.zipped(loaded);
    }
}

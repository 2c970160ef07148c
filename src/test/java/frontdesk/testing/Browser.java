package frontdesk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chromium with windows for several people. What goes wrong in any of them, seen or not, fails the
 * test when it is closed.
 */
public final class Browser implements AutoCloseable {

    private static final double PATIENCE = 30_000;
    private static final List<String> WHOLE =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path SHOTS = Path.of("target/screenshots");

    private final String name;
    private final Chromium chromium;
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private volatile Pattern expected;

    private Browser(String name, Path program) {
        this.name = name;
        chromium = Chromium.take(program);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /**
     * Where it is installed, the Chromium without a desktop's parts, which takes half of the
     * processor time.
     *
     * @param name of what it leaves in target/screenshots
     */
    public static Browser open(String name) {
        return open(name, Stream.concat(Stream.of("chromium-headless-shell"), WHOLE.stream()));
    }

    /** The one that people have, with notifications and all. */
    public static Browser openWhole(String name) {
        return open(name, WHOLE.stream());
    }

    private static Browser open(String name, Stream<String> programs) {
        return programs.flatMap(
                        program ->
                                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                        .map(folder -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(name, program))
                .orElseGet(Browser::missing);
    }

    private static Browser missing() {
        String message = "There is no Chromium on the PATH";
        return Boolean.parseBoolean(System.getenv("FRONTDESK_BROWSER_REQUIRED"))
                ? fail(message)
                : abort(message);
    }

    /** How somebody sees the pages. */
    public record Look(String language, ColorScheme scheme, int width, int height) {

        public static final Look DESK = new Look("en", ColorScheme.LIGHT, 1360, 860);

        public Look dark() {
            return new Look(language, ColorScheme.DARK, width, height);
        }

        public Look phone() {
            return new Look(language, scheme, 390, 844);
        }

        public Look in(String other) {
            return new Look(other, scheme, width, height);
        }
    }

    /** A window of somebody who was never here: no cookie, nothing stored. */
    public Page window(URI address) {
        return window(address, Look.DESK);
    }

    public Page window(URI address, Look look) {
        BrowserContext context =
                chromium.browser()
                        .newContext(
                                new com.microsoft.playwright.Browser.NewContextOptions()
                                        .setBaseURL(address.toString())
                                        .setLocale(look.language())
                                        .setColorScheme(look.scheme())
                                        .setViewportSize(look.width(), look.height())
                                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(this::console);
        context.onWebError(error -> trouble(error.error()));
        context.onRequestFailed(this::failed);
        context.onResponse(this::response);
        return context.newPage();
    }

    private void console(ConsoleMessage message) {
        if (message.type().equals("error")) {
            trouble(message.location() + ": " + message.text());
        }
    }

    private void failed(Request request) {
        // A page that is left, or a newer search, gives up its requests.
        if (!request.failure().equals("net::ERR_ABORTED")) {
            trouble(request.method() + " " + request.url() + ": " + request.failure());
        }
    }

    private void response(Response response) {
        if (response.status() >= 400) {
            trouble(response.request().method() + " " + response.url() + ": " + response.status());
        }
    }

    private void trouble(String what) {
        if (expected == null || !expected.matcher(what).find()) {
            troubles.add(what);
        }
    }

    /** What may go wrong from now on; null: nothing. */
    public void expect(String pattern) {
        expected = pattern == null ? null : Pattern.compile(pattern);
    }

    public Path shoot(Page page, String shot) {
        Path file = SHOTS.resolve(name + "-" + shot + ".png");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(file)
                        .setAnimations(ScreenshotAnimations.DISABLED));
        return file;
    }

    @Override
    public void close() {
        int number = 0;
        for (BrowserContext context : chromium.browser().contexts()) {
            for (Page page : context.pages()) {
                shoot(page, "end-" + ++number);
            }
        }
        chromium.giveBack();
        assertThat(troubles).as("what went wrong in the pages").isEmpty();
    }
}

package frontdesk.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * A running Chromium and its driver. To start both costs more than most tests, so who is done
 * leaves them to the next; windows share nothing.
 */
record Chromium(Path program, Playwright playwright, Browser browser) {

    private static final Deque<Chromium> IDLE = new ArrayDeque<>();

    static Chromium take(Path program) {
        synchronized (IDLE) {
            Optional<Chromium> idle =
                    IDLE.stream().filter(chromium -> chromium.program.equals(program)).findFirst();
            if (idle.isPresent()) {
                IDLE.remove(idle.get());
                return idle.get();
            }
        }
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                program,
                playwright,
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program)
                                        .setChromiumSandbox(false)));
    }

    /** Closes its windows; what a test did to the browser ends with them. */
    void giveBack() {
        if (!browser.isConnected()) {
            playwright.close();
            return;
        }
        browser.contexts().forEach(BrowserContext::close);
        synchronized (IDLE) {
            IDLE.push(this);
        }
    }

    static void closeIdle() {
        synchronized (IDLE) {
            IDLE.forEach(chromium -> chromium.playwright.close());
            IDLE.clear();
        }
    }
}

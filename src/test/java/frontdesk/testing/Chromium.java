package frontdesk.testing;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** A running Chromium and its driver. To start both costs more than most tests, so who is done leaves them to the next; windows share nothing. */
record Chromium(Playwright playwright, Browser browser) {

    private static final Deque<Chromium> IDLE = new ArrayDeque<>();

    static Chromium take(Path program) {
        synchronized (IDLE) {
            if (!IDLE.isEmpty()) {
                return IDLE.pop();
            }
        }
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(program).setChromiumSandbox(false)));
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

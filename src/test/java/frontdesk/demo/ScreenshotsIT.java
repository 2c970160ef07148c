package frontdesk.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

import frontdesk.testing.Browser;
import frontdesk.testing.Browser.Look;
import frontdesk.testing.Console;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.Widget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The pictures of the README, made anew by {@code mvn verify -Dit.test=ScreenshotsIT
 * -Dfrontdesk.screenshots=true}.
 */
@EnabledIfSystemProperty(named = "frontdesk.screenshots", matches = "true")
@Timeout(300)
class ScreenshotsIT {

    private static final String KNOWN = "I have a new phone. How do I move my Authenticator?";
    private static final String FOREIGN = "How much holiday do I have left this year?";

    @Test
    void theReadmeShowsTheProductAsItIs() throws IOException {
        try (TestServer server = TestServer.create("screenshots");
                Browser browser = Browser.open("readme")) {
            server.start();
            Talk.awaitDemo(server);
            portal(browser, server);
            tried(browser, server);
            console(browser, server);
            phone(browser, server);
        }
    }

    private static void portal(Browser browser, TestServer server) throws IOException {
        Page page = browser.window(server.address());
        page.navigate("/p/it-desk/search?q=authenticator");
        page.locator(".results a").first().click();
        Widget chat = Widget.in(page).open().say(KNOWN);
        assertThat(chat.lastAnswer().locator(".cite").first()).isVisible();
        chat.lastAnswer().locator(".cite").first().click();
        assertThat(page.locator(".prose .passage")).isVisible();
        keep(browser, page, "portal");
    }

    private static void tried(Browser browser, TestServer server) throws IOException {
        Page page = browser.window(server.address());
        page.navigate("/try");
        Console console =
                Console.in(page.frameLocator("#agent"))
                        .signIn("agent@it-desk.example")
                        .tab("Waiting");
        Widget chat = Widget.in(page.frameLocator("#visitor")).say(FOREIGN);
        chat.lastAnswer().getByText("Talk to a person").click();
        console.row(FOREIGN).click();
        console.button("Take over").click();
        console.reply()
                .fill(
                        "Good morning! Leave is with Human Resources; I will send them your"
                                + " question.");
        console.reply().press("Enter");
        assertThat(chat.messages("agent")).isVisible();
        chat.say("Great, thank you");
        assertThat(console.conversation()).containsText("Great, thank you");
        keep(browser, page, "try");
    }

    private static void console(Browser browser, TestServer server) throws IOException {
        Page page = browser.window(server.address());
        Console console = Console.in(page).signIn("agent@it-desk.example").tab("Mine");
        console.row(FOREIGN).click();
        assertThat(console.context().getByText("Summary")).isVisible();
        assertThat(console.context().getByLabel("Priority")).isVisible();
        keep(browser, page, "console");
    }

    private static void phone(Browser browser, TestServer server) throws IOException {
        Page page = browser.window(server.address(), Look.DESK.phone().dark().in("ar"));
        page.navigate("/p/it-desk/?chat=open");
        Widget chat = Widget.in(page);
        page.locator("frontdesk-chat textarea").fill("كيف أتصل بشبكة VPN؟");
        page.keyboard().press("Enter");
        assertThat(chat.chat().locator(".message.bot .sources")).isVisible();
        keep(browser, page, "phone-rtl-dark");
    }

    private static void keep(Browser browser, Page page, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("docs/screenshots"));
        Files.copy(
                browser.shoot(page, name),
                folder.resolve(name + ".png"),
                StandardCopyOption.REPLACE_EXISTING);
    }
}

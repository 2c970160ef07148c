package frontdesk.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Browser.Look;
import frontdesk.testing.Client;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.Widget;

/** WCAG 2.2 AA, as far as a machine can tell, on every kind of page. */
@Timeout(300)
class AccessibilityIT {

    private final TestServer server = SharedServer.get();
    private Browser browser;

    @BeforeEach
    void open() {
        Talk.awaitDemo(server);
        browser = Browser.open("axe");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void theCustomersPagesAreAccessible(ColorScheme scheme) {
        Page page = window(scheme);
        page.navigate("/p/it-desk/");
        Axe.check(page, ".topics");
        page.navigate("/p/it-desk/search?q=authenticator");
        Axe.check(page, ".results");
        page.locator(".results a").first().click();
        Axe.check(page, ".prose");
        Widget chat = Widget.in(page).open().say("I have a new phone. How do I move my Authenticator?");
        assertThat(chat.lastAnswer().locator(".cite").first()).hasText("1");
        Axe.check(page, "frontdesk-chat .sources");
        page.navigate("/handbook/");
        Axe.check(page, ".prose h1");
        page.navigate("/handbook/#errors");
        Axe.check(page, ".prose table");
        page.navigate("/try");
        page.frameLocator("#visitor").locator(".topics").waitFor();
        page.frameLocator("#agent").locator("form").waitFor();
        Axe.check(page, ".asks button");
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void theConsoleIsAccessible(ColorScheme scheme) {
        Client visitor = Client.visitor(server, "it-desk");
        JsonObject answer = Talk.ask(visitor, "I have a new phone. How do I move my Authenticator?");
        String conversation = answer.getString("conversationId");
        visitor.post("/api/support/conversations/" + conversation + "/escalate", "{}").is(200);
        String article = visitor.get("/api/knowledge/articles?limit=1").is(200).rows().getFirst().getString("id");

        Page page = window(scheme);
        page.navigate("/console/");
        Axe.check(page, "form");
        Console.in(page).signIn("agent@it-desk.example").tab("Waiting");
        Axe.check(page, ".talk-row");
        page.navigate("/console/support/waiting/" + conversation);
        Axe.check(page, "fd-support-context .facts select");
        page.navigate("/console/tickets/open");
        Axe.check(page, ".tickets-grid td");
        page.navigate("/console/knowledge/" + article);
        Axe.check(page, ".article-title");
        page.navigate("/console/knowledge/" + article + "/edit");
        Axe.check(page, ".seeing .prose");
        page.navigate("/console/knowledge/import");
        Axe.check(page, ".drop");
        page.navigate("/console/knowledge/exclusions");
        Axe.check(page, ".exclusions li");
    }

    private Page window(ColorScheme scheme) {
        return browser.window(server.address(), scheme == ColorScheme.DARK ? Look.DESK.dark() : Look.DESK);
    }
}

package frontdesk.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Client;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.Widget;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * WCAG 2.2 AA, as far as a machine can tell, on every kind of page, in the light and in the dark.
 */
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

    @Test
    void theCustomersPagesAreAccessible() {
        Page page = browser.window(server.address());
        page.navigate("/p/it-desk/");
        Axe.checkInBothSchemes(page, ".topics");
        page.navigate("/p/it-desk/search?q=authenticator");
        Axe.checkInBothSchemes(page, ".results");
        page.locator(".results a").first().click();
        Axe.checkInBothSchemes(page, ".prose");
        Widget chat =
                Widget.in(page).open().say("I have a new phone. How do I move my Authenticator?");
        assertThat(chat.lastAnswer().locator(".cite").first()).hasText("1");
        Axe.checkInBothSchemes(page, "frontdesk-chat .sources");
        page.navigate("/handbook/");
        Axe.checkInBothSchemes(page, ".prose h1");
        page.navigate("/handbook/#errors");
        Axe.checkInBothSchemes(page, ".prose table");
        page.navigate("/try");
        page.frameLocator("#visitor").locator(".topics").waitFor();
        page.frameLocator("#agent").locator("form").waitFor();
        Axe.checkInBothSchemes(page, ".asks button");
    }

    @Test
    void theConsoleIsAccessible() {
        Client visitor = Client.visitor(server, "it-desk");
        JsonObject answer =
                Talk.ask(visitor, "I have a new phone. How do I move my Authenticator?");
        String conversation = answer.getString("conversationId");
        visitor.post("/api/support/conversations/" + conversation + "/escalate", "{}").is(200);
        String article =
                visitor.get("/api/knowledge/articles?limit=1")
                        .is(200)
                        .rows()
                        .getFirst()
                        .getString("id");

        Page page = browser.window(server.address());
        page.navigate("/console/");
        Axe.checkInBothSchemes(page, "form");
        Console.in(page).signIn("agent@it-desk.example").tab("Waiting");
        Axe.checkInBothSchemes(page, ".talk-row");
        page.navigate("/console/support/waiting/" + conversation);
        Axe.checkInBothSchemes(page, "fd-support-context .facts select");
        page.navigate("/console/tickets/open");
        Axe.checkInBothSchemes(page, ".tickets-grid td");
        page.navigate("/console/knowledge/" + article);
        Axe.checkInBothSchemes(page, ".article-title");
        page.navigate("/console/knowledge/" + article + "/edit");
        Axe.checkInBothSchemes(page, ".seeing .prose");
        page.navigate("/console/knowledge/import");
        Axe.checkInBothSchemes(page, ".drop");
        page.navigate("/console/knowledge/exclusions");
        Axe.checkInBothSchemes(page, ".exclusions li");
    }
}

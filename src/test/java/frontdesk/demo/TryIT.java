package frontdesk.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import frontdesk.testing.Browser;
import frontdesk.testing.Client;
import frontdesk.testing.Console;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.Widget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.List;
import java.util.regex.Pattern;

/** The demo as a newcomer tries it, and as somebody throws it away who has seen enough. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class TryIT {

    private TestServer server;
    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.open("try");
        server = TestServer.create("try");
        server.start();
        Talk.awaitDemo(server);
    }

    @AfterEach
    void stop() {
        try (TestServer stopping = server) {
            browser.close();
        }
    }

    @Test
    void bothSidesAreShownAndTheDemoGoesWithOneClick() {
        Page page = browser.window(server.address());
        page.navigate("/try");
        Locator asks = page.locator(".asks button");
        assertThat(asks).hasCount(4);
        Widget chat = Widget.in(page.frameLocator("#visitor"));
        Locator password =
                page.frameLocator("#agent")
                        .getByLabel(
                                "Password", new FrameLocator.GetByLabelOptions().setExact(true));
        password.focus();
        assertThat(chat.button("I have a new phone. How do I move my Authenticator?")).isVisible();
        assertThat(password).isFocused();
        Console console =
                Console.in(page.frameLocator("#agent"))
                        .signIn("agent@it-desk.example")
                        .tab("Waiting");

        List<String> questions = asks.allTextContents();
        for (int i = 0; i < 4; i++) {
            asks.nth(i).click();
            assertThat(chat.messages("visitor")).containsText(questions.get(i));
            assertThat(chat.lastAnswer().locator(".bubble")).isVisible();
            assertThat(chat.lastAnswer().locator(".sources")).hasCount(i < 3 ? 1 : 0);
            if (i < 3) {
                chat.button("Start a new conversation").click();
            }
        }
        assertThat(console.row(questions.getLast())).hasCount(0);
        chat.lastAnswer().getByText("Talk to a person").click();
        assertThat(console.row(questions.getLast())).isVisible();
        browser.shoot(page, "both");

        Page owner = browser.window(server.address());
        Console.in(owner).signIn("owner@it-desk.example").button("Profile of Ruth Ainsley").click();
        owner.getByText("Remove the demo data").click();
        browser.expect("/api/|/ws/");
        owner.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Remove the demo data"))
                .click();
        assertThat(owner).hasURL(Pattern.compile("/console/register$"));
        assertThat(Client.nobody(server).get("/api/identity/businesses").is(200).rows()).isEmpty();
        page.navigate("/try");
        assertThat(page.getByText("There is no demo business")).isVisible();
    }
}

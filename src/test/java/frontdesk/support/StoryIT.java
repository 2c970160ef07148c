package frontdesk.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import frontdesk.testing.Browser;
import frontdesk.testing.Client;
import frontdesk.testing.Console;
import frontdesk.testing.MortalServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;
import frontdesk.testing.Widget;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a customer and an agent live through, each in a window of their own, with the server dying
 * in between.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(MortalServer.NAME)
class StoryIT {

    private static final String KNOWN = "I have a new phone. How do I move my Authenticator?";
    private static final String FOREIGN = "How much holiday do I have left this year?";
    private static final String OUTAGE = "/api/|/ws/|WebSocket|ERR_CONNECTION_REFUSED";

    private static TestServer server;
    private Browser browser;

    @BeforeAll
    static void start() {
        server = MortalServer.get();
        Talk.awaitDemo(server);
    }

    @BeforeEach
    void open(TestInfo test) {
        browser = Browser.openWhole("story-" + test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aVisitorSearchesReadsAsksAndIsLedToThePassage() {
        Page page = browser.window(server.address());
        page.navigate("/");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search"))
                .fill("authenticator");
        assertThat(page.locator("fd-portal-search").getByRole(AriaRole.OPTION).first())
                .containsText("Authenticator");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/p/it-desk/search\\?q=authenticator$"));
        Locator found = page.locator(".results h2").first();
        String title = found.textContent();
        found.click();
        assertThat(page).hasURL(Pattern.compile("/p/it-desk/a/[-\\w]+#?.*$"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);

        Widget chat = Widget.in(page).open().say(KNOWN);
        assertThat(chat.lastAnswer().locator(".sources li")).not().hasCount(0);
        Locator citation = chat.lastAnswer().locator(".cite").first();
        assertThat(citation).hasText("1");
        citation.click();
        assertThat(page).hasURL(Pattern.compile("/p/it-desk/a/[-\\w]+#.+"));
        Locator passage = page.locator(".prose .passage");
        assertThat(passage).hasCount(1);
        assertThat(passage).isInViewport();
        assertThat(passage).hasId(page.url().substring(page.url().indexOf('#') + 1));
        assertThat(chat.lastAnswer()).isVisible();

        page.goBack();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);
        page.reload();
        assertThat(chat.lastAnswer().locator(".cite").first()).hasText("1");
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void aPersonTakesOverAndNothingIsLostWhenTheServerDies() {
        Page visitor = browser.window(server.address());
        Page agent = browser.window(server.address());
        Console console = Console.in(agent).signIn("agent@it-desk.example").tab("Waiting");
        assertThat(console.row(FOREIGN)).hasCount(0);

        visitor.navigate("/p/it-desk/");
        Widget chat = Widget.in(visitor).open().say(FOREIGN);
        assertThat(chat.lastAnswer().locator(".bubble")).isVisible();
        assertThat(chat.lastAnswer().locator(".cite")).hasCount(0);
        chat.lastAnswer().getByText("Talk to a person").click();
        assertThat(chat.text("Waiting for a person")).isVisible();

        console.row(FOREIGN).click();
        assertThat(console.context().getByText("Summary")).isVisible();
        assertThat(console.context()).containsText("holiday");
        String conversation = idOf(agent);
        console.button("Take over").click();
        assertThat(chat.text("Tom Brackett is with you")).isVisible();
        console.reply().pressSequentially("I will");
        assertThat(chat.text("Tom Brackett is typing").last()).isVisible();
        browser.shoot(visitor, "typing");
        console.reply().fill("I will look it up for you.");
        console.reply().press("Enter");
        assertThat(chat.messages("agent")).containsText("I will look it up for you.");
        assertThat(chat.text("Tom Brackett is typing")).hasCount(0);

        visitor.getByLabel("Your message").pressSequentially("Thank");
        assertThat(console.conversation().getByText("is typing")).isVisible();
        chat.say(KNOWN);
        assertThat(console.conversation().getByRole(AriaRole.LOG)).containsText(KNOWN);
        assertThat(chat.text("The assistant is looking for an answer")).hasCount(0);
        theBotIsSilent(conversation);

        browser.expect(OUTAGE);
        server.kill9();
        assertThat(chat.text("No connection")).isVisible();
        assertThat(agent.getByText("No connection")).isVisible();
        chat.say("Are you still there?");
        assertThat(chat.text("Kept, will be sent when the connection is back")).isVisible();
        console.reply().fill("You have twelve days left.");
        console.reply().press("Enter");
        browser.shoot(visitor, "down");
        browser.shoot(agent, "down");
        server.start();

        assertThat(chat.messages("visitor").last()).containsText("Are you still there?");
        assertThat(chat.messages("agent").last()).containsText("You have twelve days left.");
        assertThat(chat.text("No connection")).hasCount(0);
        assertThat(agent.getByText("No connection")).hasCount(0);
        Locator log = console.conversation().getByRole(AriaRole.LOG);
        assertThat(log).containsText("Are you still there?");
        assertThat(log).containsText("You have twelve days left.");
        assertThat(console.conversation().locator(".pending")).hasCount(0);
        browser.expect(null);
        theBotIsSilent(conversation);
        assertThat(texts(conversation))
                .containsOnlyOnce("Are you still there?", "You have twelve days left.");

        console.button("Hand back").click();
        assertThat(chat.text("The assistant answers again")).isVisible();
        chat.say(KNOWN);
        assertThat(chat.lastAnswer().locator(".cite").first()).hasText("1");
        console.button("Close").first().click();
        assertThat(chat.text("How was it?")).isVisible();
        chat.chat().getByLabel("4 of 5 stars").check();
        chat.chat().getByLabel("Anything you would like to add?").fill("Quick, thank you");
        chat.button("Send rating").click();
        assertThat(chat.text("Thank you for your rating.")).isVisible();
        JsonObject ended = Talk.conversation(agent(), conversation);
        assertThat(ended.getString("state")).isEqualTo("closed");
        assertThat(ended.getInt("rating")).isEqualTo(4);
        assertThat(console.context()).containsText("4 of 5");
    }

    private static String idOf(Page agent) {
        assertThat(agent).hasURL(Pattern.compile("/console/support/waiting/[-0-9a-f]{36}$"));
        return agent.url().substring(agent.url().lastIndexOf('/') + 1);
    }

    /** By the server's word: after the hand-over, nothing of what was said is the bot's. */
    private static void theBotIsSilent(String conversation) {
        List<String> roles =
                Talk.messages(agent(), conversation).rows().stream()
                        .map(message -> message.getString("role"))
                        .toList();
        assertThat(roles.subList(roles.indexOf("system"), roles.size()))
                .contains("visitor")
                .doesNotContain("bot");
    }

    private static List<String> texts(String conversation) {
        return Talk.messages(agent(), conversation).rows().stream()
                .map(message -> message.getString("text"))
                .toList();
    }

    private static Client agent() {
        return Client.signedIn(server, "agent@it-desk.example");
    }
}

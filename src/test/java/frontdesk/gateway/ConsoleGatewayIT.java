package frontdesk.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import frontdesk.testing.Browser;
import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The gateway as its owner works with it. */
class ConsoleGatewayIT {

    private static final String ROOM = ".rail a[href='/console/ai']";
    private static final TestServer SERVER = SharedServer.get();

    private static FaultyUpstream upstream;
    private static Browser browser;

    private Company company;
    private Page page;
    private Console console;

    @BeforeAll
    static void provide() {
        upstream = new FaultyUpstream();
        browser = Browser.open("gateway");
    }

    @AfterAll
    static void stop() throws Exception {
        upstream.close();
        browser.close();
    }

    @BeforeEach
    void open() {
        company = Company.found(SERVER);
        page = browser.window(SERVER.address());
        console =
                Console.in(page)
                        .signIn(
                                company.owner()
                                        .get("/api/auth/me")
                                        .is(200)
                                        .json()
                                        .getString("email"),
                                Company.PASSWORD);
        page.locator(ROOM).click();
    }

    @Test
    void aKeyIsMadeAndItsCallsAreSeen() {
        tab("Keys");
        console.link("New key").first().click();
        page.getByLabel("Name").fill("Website");
        page.getByLabel("Budget in US dollars").fill("5");
        console.button("Make the key").click();
        assertThat(page.locator(".the-key")).hasText(Pattern.compile("^fd-\\w{40,}$"));
        String secret = page.locator(".the-key").textContent();
        assertThat(page.locator("fd-gateway-snippets pre")).containsText(secret);
        browser.shoot(page, "key");
        page.reload();
        assertThat(page.locator(".pane.item h2")).hasText("Website");
        assertThat(page.locator(".the-key")).hasCount(0);

        tab("Live log");
        assertThat(page.getByText("No calls yet")).isVisible();
        Client.bearer(SERVER, secret)
                .post("/v1/chat/completions", Key.chatBody("echo/priced", "Hello there", ""))
                .is(200);
        Locator row =
                page.locator(".log-grid tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("Website"));
        assertThat(row).containsText("echo/priced");
        row.click();
        assertThat(page.locator(".pane.item")).containsText("Asked for");
        browser.shoot(page, "log");

        tab("Usage");
        page.getByLabel("By", new Page.GetByLabelOptions().setExact(true)).selectOption("key");
        assertThat(page.locator(".usage-grid tbody tr")).containsText("Website");
        assertThat(page.locator("fd-gateway-plot canvas")).isVisible();
        tab("Budgets");
        assertThat(
                        page.locator(".budget-lines li")
                                .filter(new Locator.FilterOptions().setHasText("Website")))
                .containsText("of $5.00 left");
    }

    @Test
    void aProviderIsAddedTestedAndSwitchedOff() {
        tab("Providers");
        console.link("New provider").first().click();
        page.getByLabel("Kind").selectOption("compatible");
        page.getByLabel("Name").fill("faulty");
        page.getByLabel("Address").fill(upstream.address());
        page.getByLabel("API key").fill("sk-planted-secret-4");
        console.button("Add").click();
        page.getByPlaceholder("Model, without the provider’s name").fill("openai/gpt-4o");
        console.button("Test").click();
        assertThat(page.locator(".note-line.good")).containsText("It works.");
        browser.shoot(page, "provider");

        page.getByLabel("Address").fill("http://127.0.0.1:1/v1");
        page.waitForResponse(
                answer -> answer.request().method().equals("PATCH") && answer.ok(),
                () -> console.button("Save").click());
        assertThat(page.getByText("Saved: faulty").last()).isVisible();
        console.button("Test").click();
        assertThat(page.locator(".note-line.bad")).containsText("It does not work.");

        page.getByLabel("Calls go to it").uncheck();
        assertThat(page.locator(".providers-grid .state")).hasText("Off");
        console.button("Undo").click();
        assertThat(page.locator(".providers-grid .state")).hasText("In use");
    }

    @Test
    void aStreamIsReadAndStopped() {
        company.owner()
                .post(
                        "/api/ai/providers",
                        "{\"name\":\"faulty\",\"kind\":\"compatible\",\"baseUrl\":\""
                                + upstream.address()
                                + "\",\"apiKey\":\"sk-planted-secret-4\"}")
                .is(201);
        tab("Playground");
        say("echo/priced", "Hello there");
        assertThat(turn("assistant")).containsText("Hello there");
        assertThat(turn("assistant").locator(".turn-facts"))
                .containsText(Pattern.compile("\\$0\\.00\\d+.*first token after"));
        console.button("Clear").click();

        say("faulty/openai/gpt-4o", "ticks");
        assertThat(turn("assistant")).containsText("tick tick tick");
        console.button("Stop").click();
        assertThat(turn("assistant").locator(".turn-facts")).containsText("Stopped");
        Awaitility.await("the provider is left alone").until(() -> upstream.open() == 0);
        browser.shoot(page, "playground");

        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
                .fill("not sent yet");
        page.reload();
        assertThat(turn("assistant")).containsText("tick tick tick");
        assertThat(page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("not sent yet");
    }

    @Test
    void aPriceOfOnesOwnHoldsUntilItIsTakenBack() {
        tab("Models");
        Locator row =
                page.locator(".models-grid tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("echo/priced"));
        row.click();
        page.getByLabel("Output", new Page.GetByLabelOptions().setExact(true)).fill("50");
        console.button("Set own price").click();
        assertThat(row).containsText("$50.00");
        page.reload();
        assertThat(row).containsText("$50.00");
        console.button("Use the catalogue’s").click();
        assertThat(row).containsText("$100.00");
    }

    @Test
    void aFileOfPricesIsImported() {
        company.owner()
                .post(
                        "/api/ai/providers",
                        "{\"name\":\"openai\",\"kind\":\"openai\",\"apiKey\":\"sk-planted-secret-4\"}")
                .is(201);
        tab("Models");
        String file =
                """
                {"gpt-4o": {"input_cost_per_token": 0.000007, "output_cost_per_token": 0.00003, "litellm_provider": "openai", "mode": "chat"},
                 "gpt-pictures": {"litellm_provider": "openai"}}\
                """;
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "prices.json",
                                "application/json",
                                file.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".note-line")).containsText("1 price was taken over.");
        page.getByText("1 was skipped").click();
        assertThat(page.locator(".note-line li")).containsText("gpt-pictures");
        page.getByLabel("Search models").fill("gpt-4o");
        assertThat(page.locator(".models-grid tbody tr").first()).containsText("$7.00");
        assertThat(page).hasURL(Pattern.compile("q=gpt-4o$"));
    }

    @Test
    void agentsHaveThePlaygroundOnly() {
        Talk.awaitDemo(SERVER);
        Page theirs = browser.window(SERVER.address());
        Console agent = Console.in(theirs).signIn("agent@it-desk.example");
        assertThat(agent.link("Tickets")).isVisible();
        assertThat(theirs.locator(ROOM)).hasCount(0);
        theirs.navigate("/console/ai/keys");
        assertThat(theirs.locator("fd-gateway-playground .composer")).isVisible();
        assertThat(theirs).hasURL(Pattern.compile("/console/ai/playground$"));
        assertThat(theirs.locator(".pages .tabs a")).hasCount(1);
    }

    private void tab(String name) {
        page.locator(".pages .tabs")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private void say(String model, String message) {
        page.getByLabel("Model", new Page.GetByLabelOptions().setExact(true)).fill(model);
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(message);
        page.keyboard().press("Enter");
    }

    private Locator turn(String role) {
        return page.locator(".turn." + role).last();
    }
}

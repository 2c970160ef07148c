package frontdesk.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Browser.Look;
import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.Jms;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;

/** The room of integration as a business's owner works with it. */
class ConsoleIntegrationIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Browser browser;

    private final Receiver receiver = new Receiver();
    private Company company;
    private String email;

    @BeforeAll
    static void start() {
        browser = Browser.open("integration");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void found() {
        company = Company.found(SERVER);
        email = company.owner().get("/api/auth/me").is(200).json().getString("email");
    }

    @AfterEach
    void leave() throws IOException {
        receiver.close();
    }

    @Test
    void aWebhookIsMadeTriedOutAndItsDeliveriesAreSentAgain() {
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        page.locator(".rail a[href='/console/integration']").click();
        assertThat(page.getByText("No webhooks yet")).isVisible();
        console.link("New webhook").first().click();
        page.getByLabel("Name").fill("Intranet");
        page.getByLabel("Address").fill(receiver.at("/console"));
        page.getByLabel("knowledge.article.changed").check();
        assertThat(page.getByLabel("All events")).not().isChecked();
        console.button("Make the webhook").click();
        assertThat(page.locator(".the-key"))
                .hasText(Pattern.compile("^whsec_[A-Za-z0-9+/=]{40,}$"));
        String secret = page.locator(".the-key").textContent();
        browser.shoot(page, "webhook");

        console.button("Send a test").click();
        assertThat(page.locator(".delivery .state")).hasText("Delivered");
        assertThat(page.locator(".delivery-detail")).containsText("integration.webhook.test");
        receiver.behave("/console", Receiver.status(500));
        company.write("Heard", "In the console");
        Locator delivery =
                page.locator(".delivery")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHasText("knowledge.article.changed"));
        assertThat(delivery).containsText("Tried again");
        delivery.click();
        assertThat(page.locator(".delivery-detail")).containsText("500 · Refused");
        assertThat(page.locator(".delivery-detail")).containsText("said");
        receiver.behave("/console", Receiver.status(200));
        console.button("Send again").click();
        assertThat(delivery).containsText("Delivered");
        browser.shoot(page, "deliveries");
        receiver.received("/console")
                .forEach(one -> StandardWebhook.verify(secret, one.headers(), one.body()));
        Axe.checkInBothSchemes(page, ".delivery-detail pre");

        page.reload();
        assertThat(page.locator(".pane.item h2")).hasText("Intranet");
        assertThat(page.locator(".the-key")).hasCount(0);
        page.getByLabel("Events are sent here").uncheck();
        console.button("Save").click();
        assertThat(page.locator(".webhooks-grid .state")).hasText("Off");
        browser.expect("\\b400\\b");
        page.getByLabel("Address").fill("ftp://example.org/");
        console.button("Save").click();
        assertThat(page.locator(".error")).containsText("private network");
    }

    @Test
    void aCallOfTheApiIsTriedOut() {
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        page.navigate("/console/integration/api");
        page.getByLabel("Find a call").fill("get auth/me");
        assertThat(page.locator(".api-grid tbody tr")).hasCount(1);
        page.locator(".api-grid tbody a").click();
        console.button("Send").click();
        assertThat(page.locator(".pane.item [role=status]")).containsText("200");
        assertThat(page.locator(".pane.item .raw")).containsText(email);
        browser.shoot(page, "api");
        Axe.checkInBothSchemes(page, ".pane.item .raw");

        browser.expect("\\b404\\b");
        page.navigate("/console/integration/api/get-api-knowledge-articles-id");
        page.locator(".pane.item input").first().fill("00000000-0000-7000-8000-000000000000");
        console.button("Send").click();
        assertThat(page.locator(".pane.item .state.bad")).containsText("404");

        page.navigate("/console/integration/api/post-api-knowledge-articles");
        page.getByLabel("Body (JSON)").fill("{");
        console.button("Send").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not JSON");
    }

    @Test
    void aTemplateIsTriedOnWhatCameIn() {
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        page.navigate("/console/integration/hooks");
        assertThat(page.getByText("Nothing comes in yet")).isVisible();
        console.link("New address").first().click();
        page.getByLabel("Name").fill("Tracker");
        page.getByLabel("Command").selectOption("openTicket");
        page.getByLabel("How its sender proves itself").selectOption("token");
        console.button("Make the address").click();
        String secret = page.locator(".the-key").textContent();
        String address = page.locator(".the-address").textContent();
        Client sender = Client.nobody(SERVER);
        sender.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("webhook-token", secret)
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"issue\":{\"title\":\"It is broken\"}}")))
                .is(202);
        console.button("Look again").click();
        page.getByLabel("Template").fill("{\"text\": \"{/issue/no}\", \"priority\": 5}");
        console.button("Try the template on it").click();
        assertThat(page.locator(".delivery-detail")).containsText("\"priority\": 5");
        page.getByLabel("Template").fill("{\"text\": \"Issue: {/issue/title}\"}");
        console.button("Try the template on it").click();
        assertThat(page.locator(".delivery-detail .note-line.good"))
                .containsText("The command would take it.");
        assertThat(page.locator(".delivery-detail"))
                .containsText("\"text\": \"Issue: It is broken\"");
        browser.shoot(page, "hook");
        Axe.checkInBothSchemes(page, ".delivery-detail .note-line");
        console.button("Save").click();
        assertThat(page.getByText("Saved: Tracker").last()).isVisible();
        page.reload();
        assertThat(page.getByLabel("Template")).hasValue("{\"text\": \"Issue: {/issue/title}\"}");
        assertThat(page.locator(".the-key")).hasCount(0);
    }

    @Test
    void itFitsAPhoneFromRightToLeftInTheDark() {
        Jms.client(company.owner(), "ask", "openTicket");
        Hook hook = Hook.of(SERVER, company, receiver.at("/phone"), "*");
        hook.post("/test").is(200);
        Page page = browser.window(SERVER.address(), Look.DESK.phone());
        Console.in(page).signIn(email, Company.PASSWORD);
        page.navigate("/console/integration/webhooks/" + hook.id() + "?lang=ar");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.locator(".delivery").click();
        assertThat(page.locator(".delivery-detail pre").first()).isVisible();
        org.assertj.core.api.Assertions.assertThat(
                        (Boolean)
                                page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        browser.shoot(page, "phone");
        for (String other :
                List.of("clients", "clients/new", "api", "api/post-api-integration-clients")) {
            page.navigate("/console/integration/" + other + "?lang=ar");
            assertThat(page.locator(".pane:visible .button").first()).isVisible();
            org.assertj.core.api.Assertions.assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "document.documentElement.scrollWidth <= innerWidth"))
                    .as(other)
                    .isTrue();
            browser.shoot(page, "phone-" + other.replace('/', '-'));
        }
    }
}

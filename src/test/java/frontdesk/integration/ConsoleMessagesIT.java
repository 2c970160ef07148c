package frontdesk.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.Jms;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.jms.JMSException;
import jakarta.json.Json;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What there is to hear and to ask for by message, and who may, as a business's owner works with
 * it.
 */
class ConsoleMessagesIT {

    private static final TestServer SERVER = SharedServer.get();
    private static final String TICKET =
            Jms.body(
                    "openTicket",
                    1,
                    Json.createObjectBuilder().add("text", "It is broken").build());
    private static final String QUESTION =
            Jms.body("ask", 1, Json.createObjectBuilder().add("question", "Is it broken?").build());

    private static Browser browser;

    private Company company;
    private Page page;
    private Console console;

    @BeforeAll
    static void start() {
        browser = Browser.open("messages");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @BeforeEach
    void signIn() {
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
    }

    @Test
    void aClientIsMadeGivenAnotherRightAndAnotherSecretAndRevoked() throws JMSException {
        page.navigate("/console/integration/clients");
        assertThat(page.getByText("No clients yet")).isVisible();
        assertThat(console.link("How a program signs in and asks"))
                .hasAttribute("href", "/handbook/#integration/clients");
        browser.shoot(page, "no-clients");
        console.link("New client").first().click();
        page.getByLabel("Name").fill("Intranet");
        browser.expect("\\b400\\b");
        console.button("Make the client").click();
        assertThat(page.getByText("commands names what the client may send.")).isVisible();
        page.getByLabel("openTicket").check();
        console.button("Make the client").click();
        assertThat(page.locator(".the-key"))
                .hasText(Pattern.compile("^[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}$"));
        String first = page.locator(".the-key").textContent();
        assertThat(page.locator(".clients-grid")).containsText("Never");
        browser.shoot(page, "client");
        Axe.checkInBothSchemes(page, "fd-integration-client-form input");

        try (Jms jms = Jms.connect(SERVER, first)) {
            jms.ask(TICKET, Map.of()).done();
            jms.ask(QUESTION, Map.of()).refused(403, "command_not_allowed");
            page.reload();
            assertThat(page.locator(".the-key")).hasCount(0);
            assertThat(page.locator(".clients-grid tbody")).not().containsText("Never");
            page.getByLabel("ask", new Page.GetByLabelOptions().setExact(true)).check();
            console.button("Save").click();
            assertThat(page.getByText("Saved: Intranet").last()).isVisible();
            jms.ask(QUESTION, Map.of()).done();

            more("New secret");
            String second = page.locator(".the-key").textContent();
            jms.ask(TICKET, Map.of()).refused(401, "bad_client_credential");
            jms.ask(TICKET, Map.of("credential", second)).done();
            more("Revoke");
            assertThat(page.locator(".clients-grid .state")).hasText("Revoked");
            jms.ask(TICKET, Map.of("credential", second)).refused(401, "bad_client_credential");
        }
        browser.shoot(page, "client-revoked");
        Axe.checkInBothSchemes(page, ".pane.item .facts");
    }

    private void more(String act) {
        console.button("More actions").click();
        console.button(act).click();
        page.getByRole(AriaRole.DIALOG)
                .getByText(act, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void theCatalogueShowsEachEventWithASample() {
        page.navigate("/console/integration/events");
        page.locator(".events-grid")
                .getByText("support.ticket.opened", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".pane.item .facts")).containsText("conversationId");
        assertThat(page.locator(".pane.item pre")).containsText("\"ticketId\":");
        browser.shoot(page, "events");
        Axe.checkInBothSchemes(page, ".pane.item pre");
        page.getByText("Send it to a webhook").click();
        assertThat(page.getByLabel("support.ticket.opened")).isChecked();
        Axe.checkInBothSchemes(page, "fd-integration-webhook-form input");
    }

    @Test
    void aParkedRequestIsTriedAgainAndThrownAway() throws JMSException {
        String credential = Jms.client(company.owner(), "ask");
        try (var connection = Jms.connection(SERVER, credential);
                var session = connection.createSession();
                var producer = session.createProducer(session.createQueue(Jms.REQUESTS))) {
            var message =
                    session.createTextMessage(
                            Jms.body("launchRocket", 1, Json.createObjectBuilder().build()));
            message.setStringProperty("credential", credential);
            producer.send(message);
        }
        page.navigate("/console/integration/parked");
        Awaitility.await("it is parked")
                .until(() -> !company.owner().get("/api/integration/parked").rows().isEmpty());
        page.reload();
        page.locator(".parked-grid a").click();
        assertThat(page.locator(".pane.item pre")).containsText("launchRocket");
        browser.expect("\\b400\\b");
        console.button("Try again").click();
        assertThat(page.locator(".pane.item")).containsText("It was refused again.");
        browser.shoot(page, "parked");
        Axe.checkInBothSchemes(page, ".pane.item pre");
        console.button("Discard").click();
        page.getByRole(AriaRole.DIALOG)
                .getByText("Discard", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Nothing is parked")).isVisible();
    }
}

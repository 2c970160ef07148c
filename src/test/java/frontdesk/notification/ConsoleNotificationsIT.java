package frontdesk.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Browser.Look;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;
import frontdesk.testing.Trouble;
import frontdesk.testing.Twilio;

import jakarta.json.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

/** The bell, the history and the settings, as people use them. */
class ConsoleNotificationsIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Browser browser;

    private Company company;
    private String email;

    @BeforeAll
    static void start() {
        browser = Browser.open("notifications");
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

    private void send(String title, String link) {
        company.owner()
                .post(
                        "/api/notifications/send",
                        Json.createObjectBuilder()
                                .add("to", Json.createObjectBuilder().add("all", true))
                                .add("title", title)
                                .add("body", "In the large room")
                                .add("link", link)
                                .build())
                .is(202);
    }

    private static Locator bell(Page page) {
        return page.locator("fd-notification-bell > button");
    }

    private static Locator badge(Page page) {
        return page.locator("fd-notification-bell .badge");
    }

    @Test
    void whatIsReadInOneTabIsReadInTheOther() {
        Page one = browser.window(SERVER.address());
        Console.in(one).signIn(email, Company.PASSWORD);
        Page other = one.context().newPage();
        other.navigate("/console/");
        bell(one).click();
        assertThat(one.locator("#notices")).containsText("Nothing new");
        one.keyboard().press("Escape");
        send("Team meeting", "/console/tickets");
        send("Lunch", "/console/knowledge");
        assertThat(badge(one)).hasText("2");
        assertThat(badge(other)).hasText("2");
        assertThat(other).hasTitle(Pattern.compile("^\\(2\\)"));

        bell(one).focus();
        one.keyboard().press("Enter");
        assertThat(one.locator("#notices .notice")).hasCount(2);
        browser.shoot(one, "bell");
        Axe.checkInBothSchemes(one, "#notices .notice");
        one.locator("#notices .notice")
                .filter(new Locator.FilterOptions().setHasText("Team meeting"))
                .focus();
        one.keyboard().press("Enter");
        assertThat(one).hasURL(Pattern.compile("/console/tickets"));
        assertThat(one.locator("#notices")).isHidden();
        assertThat(badge(one)).hasText("1");
        assertThat(badge(other)).hasText("1");

        bell(other).click();
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark all read"))
                .click();
        assertThat(badge(other)).hasCount(0);
        assertThat(badge(one)).hasCount(0);
        other.locator("#notices").getByText("Show all").click();
        assertThat(other.locator("fd-notification-history .notice")).hasCount(2);
        Axe.checkInBothSchemes(other, "fd-notification-history .notice");
        other.getByLabel("Only unread").check();
        assertThat(other.locator("fd-notification-history .empty")).containsText("Nothing new");
        send("Coffee", "/console/ai");
        assertThat(other.locator("fd-notification-history .notice")).hasCount(1);
        browser.shoot(other, "history");
    }

    /** Another node's changes send nothing here: the database knows them. */
    @Test
    void theCountIsTheDatabasesWhoeverChangedIt() {
        Page page = browser.window(SERVER.address());
        Console.in(page).signIn(email, Company.PASSWORD);
        send("One", "/console/tickets");
        send("Two", "/console/tickets");
        assertThat(badge(page)).hasText("2");

        readElsewhere("One");
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(badge(page)).hasText("1");

        browser.expect("ERR_INTERNET_DISCONNECTED");
        page.context().setOffline(true);
        assertThat(page.locator(".line.offline")).isVisible();
        readElsewhere("Two");
        page.context().setOffline(false);
        assertThat(badge(page)).hasCount(0);
        browser.expect(null);

        send("Three", "/console/tickets");
        assertThat(badge(page)).hasText("1");
        readElsewhere("Three");
        send("Four", "/console/tickets");
        bell(page).click();
        assertThat(page.locator("#notices .notice")).hasCount(4);
        assertThat(page.locator("#notices .notice.unread")).hasCount(1);
        assertThat(badge(page)).hasText("1");
    }

    private void readElsewhere(String title) {
        ServerDatabase.update(
                SERVER,
                "update notification set read_at = now() where tenant_id = ? and data like ?",
                company.id(),
                "%" + title + "%");
    }

    @Test
    void wishesAreKept() {
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        bell(page).click();
        page.locator("#notices").getByText("Settings").click();
        Locator mails = page.getByLabel("A conversation waits for a person: E-mail");
        assertThat(mails).not().isChecked();
        mails.check();
        page.getByLabel("Mail comes").selectOption("daily");
        page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).fill("09:30");
        page.getByLabel("Quiet hours").check();
        page.getByLabel("From").fill("21:00");
        page.getByLabel("Time zone").selectOption("Europe/Berlin");
        browser.shoot(page, "settings");
        Axe.checkInBothSchemes(page, "fd-notification-settings form");
        console.button("Save").click();
        assertThat(page.getByText("Saved").last()).isVisible();
        page.reload();
        assertThat(page.getByLabel("A conversation waits for a person: E-mail")).isChecked();
        assertThat(page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("09:30");
        assertThat(page.getByLabel("From")).hasValue("21:00");
        assertThat(page.getByLabel("Time zone")).hasValue("Europe/Berlin");
    }

    @Test
    void aNumberIsConfirmedInTwoSteps() {
        String phone = Twilio.number();
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        page.navigate("/console/notifications/settings");
        page.getByLabel("Mobile phone").fill(phone);
        console.button("Send a code").click();
        assertThat(page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.reload();
        browser.expect("\\b400\\b");
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill("12345");
        page.keyboard().press("Enter");
        assertThat(page.locator("fd-notification-phone .error")).containsText("not the code");
        browser.shoot(page, "code");
        Axe.checkInBothSchemes(page, "fd-notification-phone .error");
        browser.expect(null);
        page.getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(Twilio.code(phone));
        console.button("Confirm").click();
        assertThat(page.locator("fd-notification-phone .code-input")).hasCount(0);
        assertThat(page.locator("fd-notification-phone")).containsText(phone);
        console.button("Save").click();
        assertThat(page.getByText("Saved").last()).isVisible();
        page.reload();
        assertThat(page.locator("fd-notification-phone")).containsText(phone);
        console.button("Remove").click();
        assertThat(page.getByLabel("Mobile phone")).hasValue("");
    }

    @Test
    void aBusinessWritesItsOwnWords() {
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        page.navigate("/console/notifications/templates");
        assertThat(page.getByLabel("Title")).hasValue("{customer} waits for a person");
        page.getByLabel("Title").fill("Help {customer}!");
        console.button("Preview").click();
        assertThat(page.locator(".shown")).containsText("Help Ann Other!");
        Axe.checkInBothSchemes(page, ".shown");
        console.button("Save").click();
        assertThat(console.button("Back to the usual words")).isVisible();
        browser.shoot(page, "templates");
        browser.expect("\\b400\\b");
        page.getByLabel("Title").fill("{secret}");
        console.button("Save").click();
        assertThat(page.locator(".error")).isVisible();
        browser.expect(null);
    }

    @Test
    void theOperatorIsLedToWhatTheServerHasGivenUp() {
        Trouble.park(SERVER, company.id(), 2);
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn("admin", TestServer.ADMIN_PASSWORD);
        assertThat(page).hasURL(Pattern.compile("/console/system/parked"));
        Locator rows =
                page.locator("fd-platform-parked tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("notification.notices"));
        rows.first().click();
        assertThat(page.locator("fd-platform-parked pre")).hasText("unreadable");
        browser.shoot(page, "operator");
        Axe.checkInBothSchemes(page, "fd-platform-parked pre");
        console.button("Discard").click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Discard"))
                .click();
        assertThat(page.getByText("Thrown away")).isVisible();
        Trouble.end(SERVER, company.id());
        bell(page).click();
        page.locator("#notices").getByText("Show all").click();
        assertThat(page.locator("fd-notification-history .notice").first())
                .containsText("Deliveries of the server are parked");
        assertThat(page.locator(".tabs a")).hasCount(1);
    }

    @Test
    void itFitsAPhoneInEveryLanguage() {
        send("Team meeting", "/console/tickets");
        Page page = browser.window(SERVER.address(), Look.DESK.phone());
        Console.in(page).signIn(email, Company.PASSWORD);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        for (String language : new String[] {"de", "es", "fr", "ar"}) {
            page.navigate("/console/notifications/settings?lang=" + language);
            assertThat(page.locator("fd-notification-settings table.wish-table")).isVisible();
            org.assertj.core.api.Assertions.assertThat(
                            page.locator("fd-notification-settings").textContent())
                    .as(language)
                    .doesNotContain("notification.");
            org.assertj.core.api.Assertions.assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "document.documentElement.scrollWidth <= innerWidth"))
                    .as(language)
                    .isTrue();
        }
        bell(page).click();
        assertThat(page.locator("#notices .notice")).isVisible();
        browser.shoot(page, "phone");
    }
}

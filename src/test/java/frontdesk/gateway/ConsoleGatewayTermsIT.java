package frontdesk.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import frontdesk.testing.Browser;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.regex.Pattern;

/** What holds for a key, a person and the business is changed where it is read. */
class ConsoleGatewayTermsIT {

    private static final TestServer SERVER = SharedServer.get();

    private Browser browser;
    private Company company;
    private Page page;
    private Console console;

    @BeforeEach
    void open() {
        company = Company.found(SERVER);
        browser = Browser.open("gateway-terms");
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

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aKeyIsChangedAndChangedBack() {
        Key key =
                Key.of(
                        SERVER,
                        company,
                        "{\"models\":[\"echo/echo\"],\"expiresAt\":\"2099-01-31T10:20:30Z\",\"limits\":{\"concurrent\":3}}");
        page.navigate("/console/ai/keys/" + key.id());
        console.link("Edit").click();
        assertThat(page).hasURL(Pattern.compile("/edit$"));
        assertThat(page.getByLabel("Calls at the same time")).hasValue("3");
        page.getByLabel("Name").fill("Website");
        browser.expect("400");
        page.getByLabel("Calls an hour").fill("0");
        console.button("Save").click();
        assertThat(page.locator("fd-gateway-key-form .error")).isVisible();
        browser.expect(null);
        page.getByLabel("Calls an hour").fill("7");
        Locator picker = page.getByPlaceholder("Add a model");
        assertThat(page.locator("#key-models option").first()).hasAttribute("value", "echo/echo");
        picker.fill("echo/pri*");
        picker.press("Enter");
        assertThat(page.locator("#models")).hasValue("echo/echo\necho/pri*");
        assertThat(picker).hasValue("");
        browser.shoot(page, "key-edit");
        console.button("Save").click();
        assertThat(page.locator(".pane.item h2")).hasText("Website");
        assertThat(page).hasURL(Pattern.compile(key.id() + "$"));
        JsonObject changed = key.view();
        assertThat(changed.getJsonObject("limits").getInt("requestsPerHour")).isEqualTo(7);
        assertThat(changed.getString("expiresAt"))
                .as("untouched, to the second")
                .isEqualTo("2099-01-31T10:20:30Z");
        assertThat(changed.getJsonArray("models")).hasSize(2);

        console.button("Undo").click();
        assertThat(page.locator(".pane.item h2")).hasText("test");
        assertThat(key.view().getJsonObject("limits").isNull("requestsPerHour")).isTrue();
    }

    @Test
    void aCallIsShownThatTheLogHasNotRead() {
        Key key = Key.of(SERVER, company, "{}");
        Key other = Key.of(SERVER, company, "{}");
        String call =
                other.chat("echo/priced", "Hello").is(200).header("x-frontdesk-call").orElseThrow();
        page.navigate("/console/ai/log/" + call + "?key=" + key.id());
        assertThat(page.locator(".pane.item")).containsText(call);
        assertThat(page.locator(".pane.list")).containsText("No calls yet");
    }

    @Test
    void limitsAreSetForEachPersonAndTheBusiness() {
        page.navigate("/console/ai/settings");
        Locator person =
                page.locator("details")
                        .filter(new Locator.FilterOptions().setHasText("Limits of each person"));
        person.locator("summary").click();
        person.getByLabel("Calls a minute").fill("5");
        Locator business =
                page.locator("details")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHasText("Limits of the whole business"));
        business.locator("summary").click();
        business.getByLabel("Calls at the same time").fill("9");
        browser.shoot(page, "settings");
        console.button("Save").click();
        assertThat(page.getByText("The settings hold").last()).isVisible();
        JsonObject limits =
                company.owner().get("/api/ai/policy").is(200).json().getJsonObject("limits");
        assertThat(limits.getJsonObject("person").getInt("requestsPerMinute")).isEqualTo(5);
        assertThat(limits.getJsonObject("person").isNull("concurrent")).isTrue();
        assertThat(limits.getJsonObject("business").getInt("concurrent")).isEqualTo(9);

        page.reload();
        assertThat(person.getByLabel("Calls a minute")).isVisible();
        assertThat(person.getByLabel("Calls a minute")).hasValue("5");
    }
}

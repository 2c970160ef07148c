package frontdesk.gateway;

import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.microsoft.playwright.Page;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

import java.util.Map;

/** The gateway's pages are accessible, as far as a machine can tell. */
@Execution(CONCURRENT) // Nobody else is in its business.
class ConsoleGatewayAxeIT {

    private static final Map<String, String> PAGES =
            Map.of(
                    "usage", ".usage-grid td",
                    "log", ".log-grid td",
                    "keys/new", "fd-gateway-key-form input",
                    "budgets", ".budget-lines .meter",
                    "providers/new", "fd-gateway-provider input",
                    "models/echo%2Fpriced", "fd-gateway-price input",
                    "routes/new", "fd-gateway-alias input",
                    "playground", ".composer textarea",
                    "settings", ".changes li");

    private final TestServer server = SharedServer.get();
    private Company company;
    private Key key;
    private Browser browser;

    @BeforeEach
    void open() {
        company = Company.found(server);
        key =
                Key.of(
                        server,
                        company,
                        "{\"budget\":{\"amount\":\"0.01\"},\"limits\":{\"requestsPerMinute\":100}}");
        key.chat("echo/priced", "Hello").is(200);
        company.owner()
                .method(
                        "PUT",
                        "/api/ai/policy",
                        "{\"limits\":{\"person\":{\"requestsPerMinute\":100}}}")
                .is(200);
        browser = Browser.open("gateway-axe");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void everyPageIsAccessibleInTheLightAndInTheDark() {
        Page page = browser.window(server.address());
        Console.in(page)
                .signIn(
                        company.owner().get("/api/auth/me").is(200).json().getString("email"),
                        Company.PASSWORD);
        PAGES.forEach(
                (place, shown) -> {
                    page.navigate("/console/ai/" + place);
                    Axe.checkInBothSchemes(page, shown);
                });
        page.navigate("/console/ai/keys/" + key.id());
        Axe.checkInBothSchemes(page, "fd-gateway-snippets pre");
        page.navigate("/console/ai/keys/" + key.id() + "/edit");
        Axe.checkInBothSchemes(page, "fd-gateway-key-form input");
    }
}

package frontdesk.mail;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

import frontdesk.testing.Axe;
import frontdesk.testing.Browser;
import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Console;
import frontdesk.testing.Post;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Mail accounts and parked mails as a business's owner works with them, and a mail's conversation
 * as an agent sees it.
 */
class ConsoleMailIT {

    private static final TestServer SERVER = SharedServer.get();

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.open("mail");
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void anAccountIsMadeItsMailboxReadAndAParkedMailTaken() {
        Company company = Company.found(SERVER);
        String email = company.owner().get("/api/auth/me").is(200).json().getString("email");
        String address = "desk@" + Talk.unique() + ".example";
        Post.server().setUser(address, address, "secret of the mailbox");
        Page page = browser.window(SERVER.address());
        Console console = Console.in(page).signIn(email, Company.PASSWORD);
        page.navigate("/console/integration/mail");
        assertThat(page.getByText("No mail account yet")).isVisible();
        console.link("New account").first().click();
        page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true)).fill(address);
        page.getByLabel("Sender’s name").fill("The Desk");
        page.getByLabel("Mail server", new Page.GetByLabelOptions().setExact(true))
                .fill("127.0.0.1");
        page.getByLabel("Encryption").selectOption("none");
        page.getByLabel("Port, if it is an unusual one")
                .fill(String.valueOf(Post.server().getImap().getPort()));
        page.getByLabel("User", new Page.GetByLabelOptions().setExact(true)).fill(address);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("wrong");
        console.button("Make the account").click();
        assertThat(page.locator(".the-key")).hasText(Pattern.compile("^[\\w-]{43}$"));
        String token = page.locator(".the-key").textContent();
        console.button("Look for mails now").click();
        assertThat(page.locator(".note-line.bad"))
                .containsText("does not accept the user or the password");
        browser.shoot(page, "account");
        Axe.checkInBothSchemes(page, ".mail-grid");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                .fill("secret of the mailbox");
        console.button("Save").click();
        assertThat(page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("");
        console.button("Look for mails now").click();
        assertThat(page.locator(".note-line.bad")).hasCount(0);
        assertThat(page.locator(".mail-grid .state")).hasText("In use");

        bring(
                page,
                token,
                "From: robot@"
                        + Talk.unique()
                        + ".example\r\n"
                        + "Subject: Nightly report\r\n"
                        + "Auto-Submitted: auto-generated\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                        + "--b\r\n\r\n"
                        + "All is well\r\n"
                        + "--b\r\n"
                        + "Content-Type: text/plain; name=report.txt\r\n"
                        + "Content-Disposition: attachment\r\n\r\n"
                        + "fine\r\n"
                        + "--b--");
        page.navigate("/console/integration/mails");
        assertThat(page.getByText("A machine has written it.")).isVisible();
        page.locator(".parked-grid a").first().click();
        Axe.checkInBothSchemes(page, ".parked-grid");
        browser.shoot(page, "parked");
        console.button("Take it").click();
        assertThat(page.getByText("Nothing is parked")).isVisible();

        page.navigate("/console/support/waiting");
        console.row("All is well").click();
        assertThat(console.context().getByText("E-mail")).isVisible();
        assertThat(console.context().locator("fd-support-mails").getByText("report.txt"))
                .isVisible();
        Axe.checkInBothSchemes(page, "fd-support-mails");
        console.button("Take over").first().click();
        page.locator(".composer input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "manual.txt",
                                "text/plain",
                                "Turn it on.".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".composer .attached li:not([aria-busy])"))
                .containsText("manual.txt");
        Axe.checkInBothSchemes(page, "fd-support-composer");
        console.reply().fill("Here is the manual.");
        console.button("Send").click();
        assertThat(page.locator(".said.agent .attached")).containsText("manual.txt");
        assertThat(page.locator(".composer .attached")).hasCount(0);
        browser.shoot(page, "conversation");
    }

    private static void bring(Page page, String token, String mail) {
        String account = page.url().replaceAll(".*/", "");
        Client nobody = Client.nobody(SERVER);
        nobody.send(
                        nobody.request("/api/mail/inbound/" + account)
                                .header("mail-token", token)
                                .header("Content-Type", "message/rfc822")
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                mail.getBytes(StandardCharsets.UTF_8))))
                .is(202);
    }
}

package frontdesk.testing;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The agents' console in a page, as an English reader finds it. */
public record Console(Locator page) {

    public static Console in(Page page) {
        page.navigate("/console/");
        return new Console(page.locator("body"));
    }

    public static Console in(FrameLocator frame) {
        return new Console(frame.locator("body"));
    }

    public Console signIn(String email) {
        return signIn(email, TestServer.DEMO_PASSWORD);
    }

    public Console signIn(String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Locator.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
        page.getByRole(AriaRole.NAVIGATION, new Locator.GetByRoleOptions().setName("Rooms"))
                .waitFor();
        return this;
    }

    public Console tab(String name) {
        page.locator(".queue-tabs")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        return this;
    }

    public Locator row(String text) {
        return page.locator("fd-support-queue .talk-row")
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    public Locator conversation() {
        return page.locator("fd-support-conversation");
    }

    public Locator context() {
        return page.locator("fd-support-context");
    }

    public Locator reply() {
        return conversation()
                .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Reply"));
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }
}

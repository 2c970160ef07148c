package frontdesk.testing;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The chat in a visitor's page, as an English reader finds it. */
public record Widget(Locator page) {

    public static Widget in(Page page) {
        return new Widget(page.locator("body"));
    }

    public static Widget in(FrameLocator frame) {
        return new Widget(frame.locator("body"));
    }

    public Widget open() {
        button("Open the chat").click();
        return this;
    }

    public Widget say(String text) {
        page.getByLabel("Your message").fill(text);
        page.getByLabel("Your message").press("Enter");
        return this;
    }

    public Locator chat() {
        return page.locator("frontdesk-chat");
    }

    public Locator log() {
        return chat().getByRole(AriaRole.LOG);
    }

    public Locator messages(String role) {
        return log().locator(".message." + role);
    }

    public Locator lastAnswer() {
        return messages("bot").last();
    }

    public Locator text(String text) {
        return chat().getByText(text);
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}

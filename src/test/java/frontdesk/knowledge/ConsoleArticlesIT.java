package frontdesk.knowledge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import frontdesk.testing.Browser;
import frontdesk.testing.Console;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Articles as their authors work with them. */
class ConsoleArticlesIT {

    private final TestServer server = SharedServer.get();
    private final String title = "Kettles " + UUID.randomUUID();
    private Browser browser;
    private Page page;
    private Console console;

    @BeforeEach
    void open() {
        browser = Browser.open("articles");
        page = browser.window(server.address());
        console = Console.in(page).signIn("agent@it-desk.example");
        console.link("Articles").click();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anArticleIsWrittenPreviewedKeptAndPublished() {
        assertThat(page.locator(".knowledge .rows li")).not().hasCount(0);
        page.getByTitle("New article (c)").click();
        page.getByLabel("Title").fill(title);
        page.getByLabel("Text in Markdown").fill("## Descaling\n\nUse **vinegar**.");
        assertThat(page.locator(".seeing .prose h2")).hasText("Descaling");
        assertThat(page.locator(".seeing strong")).hasText("vinegar");
        browser.shoot(page, "editor");

        page.reload();
        assertThat(page.getByLabel("Title")).hasValue(title);
        console.button("Publish").click();
        assertThat(page.locator(".article-title")).hasText(title);
        assertThat(page.locator(".prose strong")).hasText("vinegar");

        page.locator(".pane.item").getByTitle("Edit (e)").click();
        page.getByLabel("Text in Markdown").fill("## Descaling\n\nUse lemon juice.");
        page.keyboard().press("Control+s");
        assertThat(page.locator(".article-title")).hasText(title);
        assertThat(page.locator(".prose")).containsText("lemon juice");
        page.getByLabel("Search articles").fill(title);
        assertThat(page.locator(".knowledge .rows li")).hasCount(1);
    }

    @Test
    void anArticleKeepsTheQuestionsItAnswers() {
        page.getByTitle("New article (c)").click();
        page.getByLabel("Title").fill(title);
        page.getByLabel("Text in Markdown").fill("Pour it out.");
        page.getByText("Questions it answers (0)").click();
        page.getByLabel("How people ask when they need this article")
                .fill("White stuff in my tea\n\nIt tastes of chalk");
        assertThat(page.getByText("Questions it answers (2)")).isVisible();
        browser.shoot(page, "questions");
        console.button("Publish").click();
        assertThat(page.locator(".article-title")).hasText(title);

        page.locator(".pane.item").getByTitle("Edit (e)").click();
        assertThat(page.getByText("Questions it answers (2)")).isVisible();
    }

    @Test
    void questionsAreLeftToPeopleAndTakenBack() {
        page.getByLabel("More actions").first().click();
        console.link("Left to people").click();
        page.getByLabel("Questions, one a line")
                .fill("Who paid for " + title + "?\nWho made " + title + "?");
        page.locator(".exclusions .button").click();
        var paid =
                page.locator(".exclusions li")
                        .filter(new Locator.FilterOptions().setHasText("Who paid for " + title));
        var made =
                page.locator(".exclusions li")
                        .filter(new Locator.FilterOptions().setHasText("Who made " + title));
        assertThat(paid).isVisible();
        assertThat(made).isVisible();
        browser.shoot(page, "exclusions");

        made.getByRole(AriaRole.BUTTON).click();
        assertThat(made).hasCount(0);
        console.button("Undo").click();
        assertThat(made).isVisible();
        page.reload();
        assertThat(made).isVisible();
        assertThat(paid).isVisible();
    }

    @Test
    void aMarkdownFileIsImported() {
        page.getByLabel("More actions").first().click();
        console.link("Import").click();
        assertThat(page).hasURL(Pattern.compile("/console/knowledge/import$"));
        byte[] file =
                ("# " + title + "\n\n## Filling\n\nTo the mark.").getBytes(StandardCharsets.UTF_8);
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("kettles.md", "text/markdown", file));
        assertThat(page.locator(".job .state.good")).hasText(Pattern.compile("1 article"));
        browser.shoot(page, "imported");

        page.getByText("Look at the articles").click();
        page.locator(".knowledge .rows").getByText(title).click();
        assertThat(page.locator(".article-title")).hasText(title);
        assertThat(page.locator(".prose h2")).hasText("Filling");
    }
}

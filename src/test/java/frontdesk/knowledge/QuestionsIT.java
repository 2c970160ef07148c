package frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Questions that an article answers lead to it; questions that are left to people are not answered.
 */
class QuestionsIT {

    private static final String EXCLUSIONS = "/api/knowledge/exclusions";

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);

    @Test
    void anArticleIsFoundByTheQuestionsItAnswersAndShowsItsOwnText() {
        company.write("Holidays", "We are closed on Sundays.");
        JsonObject article = writeLiquidDamage();

        Awaitility.await("found by a question")
                .atMost(Duration.ofSeconds(150))
                .until(() -> !found("bm25", "keyboard").isEmpty());
        for (String mode : List.of("bm25", "vector", "fusion")) {
            JsonObject first = found(mode, "I+spilt+tea+on+the+keyboard").getFirst();
            assertThat(first.getString("articleId")).as(mode).isEqualTo(article.getString("id"));
            assertThat(first.getString("excerpt"))
                    .as(mode)
                    .contains("turn it upside down")
                    .doesNotContain("keyboard");
        }
        JsonObject answer =
                Talk.ask(company.visitor(), "I spilt tea on the keyboard").getJsonObject("message");
        assertThat(answer.getString("text")).contains("upside down").doesNotContain("keyboard");
    }

    @Test
    void theQuestionsAreForStaffToSeeAndGoAwayWhenTheyAreRemoved() {
        String path = "/api/knowledge/articles/" + writeLiquidDamage().getString("id");
        assertThat(
                        company.owner()
                                .get(path)
                                .is(200)
                                .json()
                                .getJsonArray("questions")
                                .getValuesAs(JsonString::getString))
                .containsExactly("I spilt tea on the keyboard", "Coffee all over my laptop");
        assertThat(company.visitor().get(path).is(200).text()).doesNotContain("keyboard");
        Awaitility.await("found by a question")
                .atMost(Duration.ofSeconds(150))
                .until(() -> !found("bm25", "keyboard").isEmpty());

        company.owner()
                .send(
                        company.owner()
                                .request(path)
                                .header("If-Match", "*")
                                .header("Content-Type", "application/json")
                                .PUT(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                Company.article(
                                                                "Liquid damage",
                                                                "Turn it upside down.")
                                                        .toString())))
                .is(200);
        Awaitility.await("not found any more")
                .atMost(Duration.ofSeconds(60))
                .until(() -> found("bm25", "keyboard").isEmpty());
    }

    /**
     * Words are counted once and kept; they are counted anew in the background when an article has
     * come, and then they must all be there.
     */
    @Test
    void wordsOfANewArticleAreKnownAndThoseOfTheOthersStayKnown() {
        company.write(
                "Trombone",
                "# Trombone\n\n"
                        + "You may borrow the trombone for two weeks. Bring your staff card to the"
                        + " music room.");
        Client visitor = company.visitor();
        Awaitility.await("answered")
                .atMost(Duration.ofSeconds(60))
                .until(() -> outcome(visitor, "may I borrow the trombnoe").equals("answered"));

        company.write(
                "Kayak",
                "# Kayak\n\n"
                        + "You may rent the kayak on weekends. Ask at the boat house for a life"
                        + " jacket.");
        Awaitility.await("answered")
                .atMost(Duration.ofSeconds(60))
                .until(() -> outcome(visitor, "may I rent the kyaak").equals("answered"));
        assertThat(outcome(visitor, "may I borrow the trombnoe")).isEqualTo("answered");
    }

    @Test
    void whatIsLeftToPeopleIsRefused() {
        company.write(
                "Salary",
                "# Payday\n\n"
                        + "The salary is paid on the 25th of each month. Payday moves to Friday when"
                        + " the 25th is on a weekend.");
        Client visitor = company.visitor();
        Awaitility.await("answered")
                .atMost(Duration.ofSeconds(150))
                .until(() -> outcome(visitor, "when is payday this month?").equals("answered"));

        String id = exclude("When do we get paid this month?").is(201).json().getString("id");
        assertThat(outcome(visitor, "when is payday this month?")).isEqualTo("refused");

        company.owner().method("DELETE", EXCLUSIONS + "/" + id, null).is(204);
        assertThat(outcome(visitor, "when is payday this month?")).isEqualTo("answered");
    }

    @Test
    void exclusionsAreStaffsOwnListWithoutRepeats() {
        String first = exclude("Who  is the boss? ").is(201).json().getString("id");
        assertThat(exclude("Who is the boss?").is(201).json().getString("id")).isEqualTo(first);
        exclude("Is there cake?").is(201);
        JsonObject page = company.owner().get(EXCLUSIONS + "?limit=1").is(200).json();
        assertThat(page.getJsonArray("items").getJsonObject(0).getString("question"))
                .isEqualTo("Is there cake?");
        assertThat(
                        company.owner()
                                .get(EXCLUSIONS + "?limit=1&after=" + page.getString("next"))
                                .rows())
                .extracting(row -> row.getString("question"))
                .containsExactly("Who is the boss?");

        exclude(" ").refused(400, "required");
        exclude("x".repeat(201)).refused(400, "too_long");
        company.owner()
                .method("DELETE", EXCLUSIONS + "/" + UUID.randomUUID(), null)
                .refused(404, "unknown_exclusion");
        Company.found(server)
                .owner()
                .method("DELETE", EXCLUSIONS + "/" + first, null)
                .refused(404, "unknown_exclusion");
        company.visitor().get(EXCLUSIONS).refused(403, "not_allowed");
        company.visitor().post(EXCLUSIONS, "{\"question\":\"x\"}").refused(403, "not_allowed");
        company.visitor()
                .method("DELETE", EXCLUSIONS + "/" + first, null)
                .refused(403, "not_allowed");
    }

    private Client.Response exclude(String question) {
        return company.owner()
                .post(EXCLUSIONS, Json.createObjectBuilder().add("question", question).build());
    }

    private JsonObject writeLiquidDamage() {
        return company.owner()
                .post(
                        "/api/knowledge/articles",
                        Json.createObjectBuilder(
                                        Company.article(
                                                "Liquid damage",
                                                "Switch the computer off and turn it upside down."
                                                        + " Then bring it to the counter."))
                                .add(
                                        "questions",
                                        Json.createArrayBuilder()
                                                .add("I spilt  tea on the keyboard")
                                                .add("")
                                                .add("Coffee all over my laptop"))
                                .build())
                .is(201)
                .json();
    }

    private List<JsonObject> found(String mode, String words) {
        return company.visitor()
                .get("/api/knowledge/search?mode=" + mode + "&q=" + words)
                .is(200)
                .rows();
    }

    private static String outcome(Client visitor, String question) {
        return Talk.ask(visitor, question).getJsonObject("message").getString("outcome");
    }
}

package frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Papers;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Files of strangers become articles, or are told what is wrong with them. */
class ImportIT {

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);

    @Test
    void eachKindOfFileBecomesAnArticle() {
        imported("parking-lot.md", text("Cars stand behind the house."));
        imported("notes.txt", text("Bring your badge."));
        imported(
                "page.html",
                text(
                        "<html><head><title>Lost and found</title></head><body><h2>Where</h2><p>At"
                                + " the <b>front</b> desk.</p></body></html>"));
        imported("rules.docx", Papers.docx("House rules", "No smoking in the lift."));
        imported("plan.pdf", Papers.pdf("Fire exits are on both sides"));

        Map<String, String> articles = articles();
        assertThat(articles)
                .containsEntry("Parking lot", "Cars stand behind the house.")
                .containsEntry("Notes", "Bring your badge.");
        assertThat(articles.get("Lost and found")).contains("## Where", "At the **front** desk.");
        assertThat(articles.get("Rules")).contains("House rules", "No smoking in the lift.");
        assertThat(articles.get("Plan")).contains("Fire exits are on both sides");
        Awaitility.await("what was imported is found")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                company.visitor()
                                        .get("/api/knowledge/search?q=smoking+lift")
                                        .is(200)
                                        .text()
                                        .contains("Rules"));
    }

    @Test
    void aFolderIsImportedAndWhatDoesNotFitIsNamed() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "docs/good.md",
                text(
                        "---\n"
                                + "title: \"Good: one\"\n"
                                + "collection: Basics\n"
                                + "status: draft\n"
                                + "---\n\n"
                                + "A good text."));
        files.put("docs/page.htm", text("<h1>Page</h1><p>Another text.</p>"));
        files.put("docs/rules.docx", Papers.docx("Rules", "Be kind."));
        files.put("docs/photo.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        files.put("docs/inner.zip", Papers.zip("inner.md", "Inside"));
        files.put("docs/fake.pdf", text("This is no PDF"));
        files.put("docs/locked.pdf", Papers.lockedPdf());
        files.put("docs/garbage.docx", text("PK but nothing more"));
        files.put("docs/empty.md", new byte[0]);
        files.put("docs/latin.md", new byte[] {'M', (byte) 0xfc, 'l', 'l'});
        files.put("docs/binary.txt", new byte[] {0, 1, 2, 3});
        files.put("../../outside.md", text("Out of the archive"));
        files.put("/etc/absolute.md", text("Out of the archive"));
        files.put("C:\\windows.md", text("Out of the archive"));
        files.put(".hidden.md", text("Hidden"));
        files.put("docs/last.md", text("The last one."));

        JsonObject run = run("folder.zip", Papers.zip(files));

        assertThat(run.getString("state")).isEqualTo("done");
        assertThat(problems(run))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("docs/photo.png", "unsupported_file"),
                                Map.entry("docs/inner.zip", "nested_archive"),
                                Map.entry("docs/fake.pdf", "unreadable_file"),
                                Map.entry("docs/locked.pdf", "encrypted_file"),
                                Map.entry("docs/garbage.docx", "unreadable_file"),
                                Map.entry("docs/empty.md", "no_text"),
                                Map.entry("docs/latin.md", "unreadable_file"),
                                Map.entry("docs/binary.txt", "unreadable_file"),
                                Map.entry("../../outside.md", "unsafe_path"),
                                Map.entry("/etc/absolute.md", "unsafe_path"),
                                Map.entry("C:\\windows.md", "unsafe_path")));
        assertThat(articles().keySet())
                .containsExactlyInAnyOrder("Good: one", "Page", "Rules", "Last");
        assertThat(run.getInt("articles")).isEqualTo(4);
        assertThat(run.getInt("done")).isEqualTo(run.getInt("total")).isEqualTo(15);
        assertThat(
                        company.owner()
                                .get("/api/knowledge/collections")
                                .rows()
                                .getFirst()
                                .getString("name"))
                .isEqualTo("Basics");
        assertThat(company.visitor().get("/api/knowledge/articles").text())
                .as("a draft")
                .doesNotContain("Good: one");
    }

    @ParameterizedTest
    @CsvSource({
        "bomb.zip, archive_too_large",
        "crowd.zip, archive_too_large",
        "broken.zip, unreadable_file",
        "text.zip, unreadable_file"
    })
    void anArchiveThatIsABombOrNoneFailsAsAWhole(String name, String code) {
        byte[] good = Papers.zip("good.md", "Good");
        JsonObject run =
                run(
                        name,
                        switch (name) {
                            case "bomb.zip" ->
                                    Papers.zip(
                                            new LinkedHashMap<>(
                                                    Map.of(
                                                            "good.md",
                                                            text("Good"),
                                                            "bomb.md",
                                                            new byte[64 * 1024 * 1024])));
                            case "crowd.zip" -> Papers.zip(crowd());
                            case "broken.zip" -> java.util.Arrays.copyOf(good, good.length - 30);
                            default -> text("Just text");
                        });
        assertThat(run.getString("state")).isEqualTo("failed");
        assertThat(problems(run).values()).containsExactly(code);
        assertThat(articles()).isEmpty();
        assertNothingIsLeftOver();
    }

    @ParameterizedTest
    @CsvSource({
        "fake.pdf, unreadable_file",
        "zipped.docx, unreadable_file",
        "blank.md, no_text",
        "blank.html, no_text",
        "locked.pdf, encrypted_file",
        "long.txt, too_long"
    })
    void aFileThatIsNotWhatItsNameSaysIsTold(String name, String code) {
        JsonObject run =
                run(
                        name,
                        switch (name) {
                            case "zipped.docx" -> Papers.zip("readme.txt", "No document");
                            case "blank.md", "blank.html" -> text(" \n\n ");
                            case "locked.pdf" -> Papers.lockedPdf();
                            case "long.txt" -> text("word ".repeat(60_000));
                            default -> text("%PDF-1.7\n" + "garbage ".repeat(1_000));
                        });
        assertThat(problems(run)).containsExactly(Map.entry(name, code));
        assertThat(articles()).isEmpty();
        assertNothingIsLeftOver();
    }

    @Test
    void whatAPageHidesOrRunsIsNeitherStoredNorShown() {
        imported(
                "evil.html",
                text(
                        """
                        <html><head><title>Evil</title><script>steal()</script></head><body onload="steal()"><p>Visible</p>
                        <script>alert(1)</script><style>p{}</style><iframe src="https://evil.example"></iframe>
                        <p><a href="javascript:alert(1)">a link</a> <img src="x" onerror="alert(1)"> &lt;script&gt;said()&lt;/script&gt;</p></body></html>\
                        """));
        imported(
                "evil.md",
                text(
                        "# Evil too\n\n"
                                + "<script>alert(1)</script>\n\n"
                                + "[x](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n"
                                + "Still here."));

        for (JsonObject row : company.owner().get("/api/knowledge/articles").rows()) {
            String html =
                    company.visitor()
                            .get("/api/knowledge/articles/" + row.getString("id"))
                            .is(200)
                            .json()
                            .getString("html");
            assertThat(html.toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain(
                            "<script",
                            "href=\"javascript:",
                            "<iframe",
                            "<style",
                            "<img src=\"x\" onerror",
                            "<img src=x onerror");
        }
        assertThat(articles().get("Evil"))
                .contains("Visible")
                .doesNotContain("steal", "alert(1)\n");
    }

    @Test
    void anImportBelongsToItsBusinessAndIsForStaff() {
        byte[] file = text("Ours");
        String id =
                company.owner()
                        .post(
                                "/api/knowledge/imports?name=ours.md",
                                file,
                                "application/octet-stream")
                        .is(202)
                        .json()
                        .getString("id");
        company.owner().get("/api/knowledge/imports/" + id).is(200);
        Company.found(server)
                .owner()
                .get("/api/knowledge/imports/" + id)
                .refused(404, "unknown_import");
        company.visitor().get("/api/knowledge/imports/" + id).refused(403);
        company.visitor()
                .post("/api/knowledge/imports?name=mine.md", file, "application/octet-stream")
                .refused(403);
        Client.nobody(server)
                .post("/api/knowledge/imports?name=mine.md", file, "application/octet-stream")
                .refused(401);
    }

    @Test
    void anEmptyUploadIsRefusedAtTheDoor() {
        company.owner()
                .post(
                        "/api/knowledge/imports?name=none.md",
                        new byte[0],
                        "application/octet-stream")
                .refused(400, "body_missing");
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from knowledge_import where tenant_id = ?",
                                company.id()))
                .isZero();
    }

    @Test
    void whatIsExportedIsImportedAgainAsItWas() {
        company.write(
                "Tricky: \"quotes\" & #signs", "A *text* with ünïcödé ✓\n\n---\n\n- and\n- lists");
        company.write("Plain", "Plain text.");
        byte[] zip = company.owner().get("/api/knowledge/export").is(200).body();
        Company other = Company.found(server);
        JsonObject run = run(other.owner(), "articles.zip", zip);

        assertThat(run.getJsonArray("problems")).isEmpty();
        assertThat(articles(other.owner())).isEqualTo(articles());
        run("articles.zip", zip);
        assertThat(articles()).as("imported where it came from").hasSize(2);
        assertThat(company.owner().get("/api/knowledge/articles").rows()).hasSize(2);
    }

    private void imported(String name, byte[] file) {
        JsonObject run = run(name, file);
        assertThat(run.getJsonArray("problems")).as(name).isEmpty();
        assertThat(run.getString("state")).isEqualTo("done");
    }

    private JsonObject run(String name, byte[] file) {
        return run(company.owner(), name, file);
    }

    private static JsonObject run(Client client, String name, byte[] file) {
        String id =
                client.post("/api/knowledge/imports?name=" + name, file, "application/octet-stream")
                        .is(202)
                        .json()
                        .getString("id");
        return Awaitility.await(name + " is imported")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () -> client.get("/api/knowledge/imports/" + id).is(200).json(),
                        run -> !run.getString("state").equals("running"));
    }

    private void assertNothingIsLeftOver() {
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from knowledge_import_part where tenant_id = ?",
                                company.id()))
                .isZero();
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from knowledge_import_work where tenant_id = ?",
                                company.id()))
                .isZero();
    }

    private static Map<String, String> problems(JsonObject run) {
        return run.getJsonArray("problems").getValuesAs(JsonValue::asJsonObject).stream()
                .collect(
                        Collectors.toMap(
                                one -> one.getString("file"), one -> one.getString("code")));
    }

    private Map<String, String> articles() {
        return articles(company.owner());
    }

    private static Map<String, String> articles(Client client) {
        List<JsonObject> rows =
                client.get("/api/knowledge/articles?status=all&limit=200").is(200).rows();
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                row -> row.getString("title"),
                                row ->
                                        client.get("/api/knowledge/articles/" + row.getString("id"))
                                                .is(200)
                                                .json()
                                                .getString("markdown")));
    }

    private static Map<String, byte[]> crowd() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            files.put(i + ".md", text("x"));
        }
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package frontdesk.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What is sent twice with one key happens once. */
class IdempotencyIT {

    private final TestServer server = SharedServer.get();
    private final Company company = Company.found(server);

    @Test
    void aRepeatGetsTheFirstAnswerAndMakesNothing() {
        String key = Talk.unique();
        String body = Company.article("Opening hours", "Nine to five").toString();

        Client.Response first = send(company.owner(), key, "/api/knowledge/articles", body).is(201);
        Client.Response again = send(company.owner(), key, "/api/knowledge/articles", body).is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isPresent().isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isPresent().isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replay")).contains("true");
        assertThat(first.header("Idempotent-Replay")).isEmpty();
        assertThat(titles(company)).containsExactly("Opening hours");
    }

    @Test
    void withoutAKeyEachRequestCounts() {
        company.write("Twice", "Meant twice");
        company.write("Twice", "Meant twice");
        assertThat(titles(company)).containsExactly("Twice", "Twice");
    }

    @Test
    void aKeyIsForOneRequestOnly() {
        String key = Talk.unique();
        send(
                        company.owner(),
                        key,
                        "/api/knowledge/articles",
                        Company.article("First", "One").toString())
                .is(201);

        send(
                        company.owner(),
                        key,
                        "/api/knowledge/articles",
                        Company.article("Second", "Two").toString())
                .refused(422, "idempotency_key_reused");
        send(company.owner(), key, "/api/knowledge/collections", "{\"name\":\"First\"}")
                .refused(422, "idempotency_key_reused");
        assertThat(titles(company)).containsExactly("First");
    }

    @Test
    void anotherBusinesssAndAnotherPersonsKeyIsAnotherOne() {
        Company other = Company.found(server);
        String key = Talk.unique();
        String body = Company.article("The same", "Words").toString();
        String mine =
                send(company.owner(), key, "/api/knowledge/articles", body)
                        .is(201)
                        .json()
                        .getString("id");
        String theirs =
                send(other.owner(), key, "/api/knowledge/articles", body)
                        .is(201)
                        .json()
                        .getString("id");
        assertThat(theirs).isNotEqualTo(mine);
        assertThat(titles(other)).containsExactly("The same");

        Client first = Client.visitor(server, company.slug());
        Client second = Client.visitor(server, company.slug());
        send(first, key, opinion(mine), "{\"helpful\":true}").is(204);
        send(second, key, opinion(mine), "{\"helpful\":true}").is(204);
        send(first, key, opinion(mine), "{\"helpful\":true}").is(204);
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from knowledge_article_feedback where tenant_id ="
                                        + " ?",
                                company.id()))
                .isEqualTo(2);
    }

    @Test
    void aRefusedRequestMayBeCorrectedUnderItsKey() {
        String key = Talk.unique();
        send(
                        company.owner(),
                        key,
                        "/api/knowledge/articles",
                        Company.article("", "No title").toString())
                .refused(400, "required");
        send(
                        company.owner(),
                        key,
                        "/api/knowledge/articles",
                        Company.article("A title", "Now").toString())
                .is(201);
    }

    @Test
    void anUnusableKeyIsRefused() {
        String body = Company.article("Title", "Text").toString();
        assertThat(
                        send(company.owner(), "k".repeat(201), "/api/knowledge/articles", body)
                                .refused(400, "too_long")
                                .getString("field"))
                .isEqualTo("Idempotency-Key");
        send(company.owner(), " ", "/api/knowledge/articles", body).refused(400, "required");
        assertThat(titles(company)).isEmpty();
    }

    @Test
    void manyAtOnceMakeOne() throws Exception {
        String key = Talk.unique();
        String body = Company.article("At once", "All together").toString();

        List<Client.Response> answers =
                together(8, () -> send(company.owner(), key, "/api/knowledge/articles", body));

        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(
                        new HashSet<>(
                                answers.stream()
                                        .map(answer -> answer.json().getString("id"))
                                        .toList()))
                .hasSize(1);
        assertThat(titles(company)).containsExactly("At once");
    }

    @Test
    void manyArticlesOfOneTitleAtOnceAllGetAPlace() throws Exception {
        List<Client.Response> answers =
                together(
                        8,
                        () ->
                                company.owner()
                                        .post(
                                                "/api/knowledge/articles",
                                                Company.article("Crowd", "Text")));
        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(distinct slug) from knowledge_article where tenant_id"
                                        + " = ?",
                                company.id()))
                .isEqualTo(8);
    }

    @Test
    void ofManyCollectionsOfOneNameAtOnceOneIsMade() throws Exception {
        List<Client.Response> answers =
                together(
                        8,
                        () ->
                                company.owner()
                                        .post(
                                                "/api/knowledge/collections",
                                                "{\"name\":\"Crowd\"}"));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(company.owner().get("/api/knowledge/collections").rows()).hasSize(1);
    }

    @Test
    void ofManyRegistrationsOfOneAddressAtOnceOneSucceeds() throws Exception {
        String body =
                "{\"businessName\":\"Rush "
                        + Talk.unique()
                        + "\",\"name\":\"R\",\"email\":\""
                        + Talk.unique()
                        + "@rush.example\",\"password\":\"a long enough password\"}";
        List<Client.Response> answers =
                together(4, () -> Client.nobody(server).post("/api/auth/register", body));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"escalate", "messages"})
    void aConversationIsChangedOnce(String verb) {
        String conversation = Talk.ask(company.visitor(), "Hello").getString("conversationId");
        String path = "/api/support/conversations/" + conversation + "/" + verb;
        String body =
                verb.equals("messages")
                        ? "{\"text\":\"Hello, Olga here\"}"
                        : "{\"reason\":\"Now\"}";
        String key = Talk.unique();

        JsonObject first = send(company.owner(), key, path, body).json();
        int messages = Talk.messages(company.owner(), conversation).rows().size();
        assertThat(send(company.owner(), key, path, body).json()).isEqualTo(first);
        assertThat(Talk.messages(company.owner(), conversation).rows()).hasSize(messages);
    }

    @Test
    void aRepeatedUploadIsImportedOnce() {
        String key = Talk.unique();
        byte[] file = "# Parking\n\nBehind the house.".getBytes();
        JsonObject first = upload(key, file).is(202).json();
        assertThat(upload(key, file).is(202).json().getString("id"))
                .isEqualTo(first.getString("id"));
        upload(key, "# Another\n\nfile".getBytes()).refused(422, "idempotency_key_reused");
        assertThat(
                        ServerDatabase.count(
                                server,
                                "select count(*) from knowledge_import where tenant_id = ?",
                                company.id()))
                .isEqualTo(1);
    }

    private Client.Response upload(String key, byte[] file) {
        return company.owner()
                .send(
                        company.owner()
                                .request("/api/knowledge/imports?name=parking.md")
                                .header("Idempotency-Key", key)
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static Client.Response send(Client client, String key, String path, String body) {
        return client.send(
                client.request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String opinion(String article) {
        return "/api/knowledge/articles/" + article + "/feedback";
    }

    private static List<String> titles(Company company) {
        return company.owner().get("/api/knowledge/articles").is(200).rows().stream()
                .map(row -> row.getString("title"))
                .toList();
    }

    private static <T> List<T> together(int times, Callable<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return work.call();
                                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}

package frontdesk.gateway;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** A virtual key, what can be asked with it, and what its owner sees of it. */
record Key(TestServer server, Client owner, String id, String secret) {

    /**
     * @param terms such as {@code {"models":["echo/*"]}}; the name is added
     */
    static Key of(TestServer server, Company company, String terms) {
        return of(server, company.owner(), terms);
    }

    static Key of(TestServer server, Client owner, String terms) {
        JsonObject wanted = Json.createObjectBuilder(object(terms)).add("name", "test").build();
        JsonObject made = owner.post("/api/ai/keys", wanted).is(201).json();
        return new Key(server, owner, made.getString("id"), made.getString("key"));
    }

    static JsonObject object(String json) {
        try (var reader = Json.createReader(new java.io.StringReader(json))) {
            return reader.readObject();
        }
    }

    Client client() {
        return Client.bearer(server, secret);
    }

    Client.Response chat(String model, String prompt) {
        return chat(chatBody(model, prompt, ""));
    }

    Client.Response chat(String body) {
        return client().post("/v1/chat/completions", body);
    }

    Client.Response chatUnder(String cacheControl, String body) {
        return client().send(
                        client().request("/v1/chat/completions")
                                .header("Content-Type", "application/json")
                                .header("Cache-Control", cacheControl)
                                .POST(BodyPublishers.ofString(body)));
    }

    Client.Response messages(String body) {
        Client nobody = Client.nobody(server);
        return nobody.send(
                nobody.request("/v1/messages")
                        .header("Content-Type", "application/json")
                        .header("x-api-key", secret)
                        .header("anthropic-version", "2023-06-01")
                        .POST(BodyPublishers.ofString(body)));
    }

    /**
     * @param more members, each with a comma before it
     */
    static String chatBody(String model, String prompt, String more) {
        return "{\"model\":\""
                + model
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
                + prompt
                + "\"}]"
                + more
                + "}";
    }

    /** As its owner sees it. */
    JsonObject view() {
        return owner.get("/api/ai/keys/" + id).is(200).json();
    }

    BigDecimal spent() {
        return new BigDecimal(view().getJsonObject("budget").getString("spent"));
    }

    /** Its calls, newest first. */
    List<JsonObject> calls() {
        return owner.get("/api/ai/usage/details?limit=200&key=" + id).is(200).rows();
    }

    static JsonObject error(Client.Response refused) {
        return refused.json().getJsonObject("error");
    }

    static String content(Client.Response answer) {
        return answer.is(200)
                .json()
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content");
    }

    /** At the list price of {@code echo/priced}. */
    static BigDecimal price(JsonObject usage) {
        return new BigDecimal("0.000001")
                .multiply(BigDecimal.valueOf(usage.getInt("prompt_tokens")))
                .add(
                        new BigDecimal("0.0001")
                                .multiply(BigDecimal.valueOf(usage.getInt("completion_tokens"))));
    }

    /** The JSON objects of a stream of OpenAI's protocol. */
    static List<JsonObject> chunks(Client.Response stream) {
        return stream.is(200)
                .text()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> object(line.substring(6)))
                .toList();
    }

    static String text(List<JsonObject> chunks) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(
                chunk ->
                        chunk.getJsonArray("choices")
                                .getValuesAs(JsonValue::asJsonObject)
                                .forEach(
                                        choice ->
                                                text.append(
                                                        choice.getJsonObject("delta")
                                                                .getString("content", ""))));
        return text.toString();
    }
}

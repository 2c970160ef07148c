package frontdesk.integration;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

/** An address of a business that another system's webhooks come to, as that system sees it. */
record IncomingHook(TestServer server, Client sender, String id, String secret) {

    static final String PLACE = "/api/integration/hooks";
    static final String TEMPLATE =
            "{\"text\": \"{/issue/title}\\n"
                    + "\\n"
                    + "{/issue/url}\", \"customer\": {\"id\": \"{/sender/id}\"}, \"priority\":"
                    + " \"high\"}";
    static final String BODY =
            "{\"issue\": {\"title\": \"It is broken\", \"url\": \"https://tracker.example/7\"},"
                    + " \"sender\": {\"id\": 42}}";

    static IncomingHook of(TestServer server, Company company, Map<String, String> terms) {
        JsonObject made = company.owner().post(PLACE, body(terms)).is(201).json();
        return new IncomingHook(
                server, Client.nobody(server), made.getString("id"), made.getString("secret"));
    }

    static JsonObject body(Map<String, String> terms) {
        var body =
                Json.createObjectBuilder()
                        .add("name", "Tracker")
                        .add("command", "openTicket")
                        .add("template", TEMPLATE);
        terms.forEach(body::add);
        return body.build();
    }

    String path() {
        return PLACE + "/" + id;
    }

    IncomingHook with(String other) {
        return new IncomingHook(server, sender, id, other);
    }

    IncomingHook from(Client other) {
        return new IncomingHook(server, other, id, secret);
    }

    Client.Response signed(String message, Instant at, String body) {
        String timestamp = String.valueOf(at.getEpochSecond());
        return call(
                body,
                Map.of(
                        "webhook-id",
                        message,
                        "webhook-timestamp",
                        timestamp,
                        "webhook-signature",
                        StandardWebhook.signature(secret, message, timestamp, body)));
    }

    Client.Response call(String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                sender.request(path())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return sender.send(request);
    }

    long kept() {
        return ServerDatabase.count(
                server,
                "select count(*) from integration_hook_payload where hook_id = ?::uuid",
                id);
    }
}

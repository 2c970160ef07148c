package frontdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Post;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.internet.MimeMessage;

import org.awaitility.Awaitility;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A business with an address for mails, and a customer who writes to it. */
abstract class MailDesk {

    static final String ACCOUNTS = "/api/mail/accounts";
    static final TestServer SERVER = SharedServer.get();

    final Company company = Company.found(SERVER);
    final String address = "desk@" + Talk.unique() + ".example";
    final String customer = "anna@" + Talk.unique() + ".example";

    record Account(String id, String token) {}

    Account account(boolean assistant, JsonObject imap) {
        JsonObjectBuilder body =
                Json.createObjectBuilder()
                        .add("address", address)
                        .add("senderName", "The Desk")
                        .add("closing", "Acme Ltd")
                        .add("assistant", assistant);
        JsonObject made =
                company.owner()
                        .post(ACCOUNTS, (imap == null ? body : body.add("imap", imap)).build())
                        .is(201)
                        .json();
        return new Account(made.getString("id"), made.getString("token"));
    }

    String mail(String headers, String text) {
        return "From: Anna Müller <"
                + customer
                + ">\r\nMessage-ID: <"
                + Talk.unique()
                + "@customer.example>\r\nSubject: Printer\r\n"
                + (headers.contains("To:") ? "" : "To: " + address + "\r\n")
                + headers
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + text;
    }

    static Client.Response bring(Account account, byte[] mail) {
        Client nobody = Client.nobody(SERVER);
        return nobody.send(
                nobody.request("/api/mail/inbound/" + account.id())
                        .header("mail-token", account.token())
                        .header("Content-Type", "message/rfc822")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(mail)));
    }

    JsonObject brought(Account account, String mail) {
        return bring(account, mail.getBytes(StandardCharsets.UTF_8)).is(202).json();
    }

    JsonObject conversation(JsonObject mail) {
        return company.owner()
                .get("/api/support/conversations/" + mail.getString("conversationId"))
                .is(200)
                .json();
    }

    List<JsonObject> messages(JsonObject mail) {
        return company.owner()
                .get("/api/support/conversations/" + mail.getString("conversationId") + "/messages")
                .is(200)
                .rows();
    }

    void answer(JsonObject mail, String text) {
        company.owner()
                .post(
                        "/api/support/conversations/"
                                + mail.getString("conversationId")
                                + "/messages",
                        Json.createObjectBuilder().add("text", text).build())
                .is(201);
    }

    List<MimeMessage> awaitMails(String to, int count) {
        Awaitility.await(count + " mails to " + to)
                .untilAsserted(() -> assertThat(Post.of(to)).hasSize(count));
        return Post.of(to);
    }
}

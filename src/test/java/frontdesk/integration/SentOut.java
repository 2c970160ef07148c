package frontdesk.integration;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Post;
import frontdesk.testing.ServerDatabase;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a business's webhook and a customer with a mail address get of a server that is killed again
 * and again.
 */
final class SentOut implements AutoCloseable {

    private final TestServer server;
    private final Company company;
    private final String owner;
    private final Receiver receiver = new Receiver();
    private final Hook hook;
    private final String customer = "anna@" + Talk.unique() + ".example";
    private final String conversation;
    private final List<String> answers = new ArrayList<>();

    SentOut(TestServer server, Company company) {
        this.server = server;
        this.company = company;
        owner = company.owner().get("/api/auth/me").is(200).json().getString("email");
        hook = Hook.of(server, company, receiver.at("/crash"), "*");
        conversation = bring("desk@" + Talk.unique() + ".example");
    }

    /** The customer's first mail. */
    private String bring(String address) {
        JsonObject account =
                company.owner()
                        .post(
                                "/api/mail/accounts",
                                Json.createObjectBuilder().add("address", address).build())
                        .is(201)
                        .json();
        Client nobody = Client.nobody(server);
        return nobody.send(
                        nobody.request("/api/mail/inbound/" + account.getString("id"))
                                .header("mail-token", account.getString("token"))
                                .header("Content-Type", "message/rfc822")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "From: "
                                                        + customer
                                                        + "\r\nTo: "
                                                        + address
                                                        + "\r\nMessage-ID: <"
                                                        + Talk.unique()
                                                        + "@customer.example>\r\n"
                                                        + "Subject: Printer\r\n\r\n"
                                                        + "It is on fire.")))
                .is(202)
                .json()
                .getString("conversationId");
    }

    /** By somebody who has signed in just now: many rounds outlast a token. */
    void answer(int times) {
        Client agent = Client.signedIn(server, owner, Company.PASSWORD);
        for (int i = 0; i < times; i++) {
            String text = "Answer " + Talk.unique();
            agent.post(
                            "/api/support/conversations/" + conversation + "/messages",
                            Json.createObjectBuilder().add("text", text).build())
                    .is(201);
            answers.add(text);
        }
    }

    int webhooks() {
        return receiver.received("/crash").size();
    }

    int mails() {
        return Post.of(customer).size();
    }

    /**
     * What was being sent when the server was killed is due again when its lease has ended: now.
     */
    void awaitMarked() {
        ServerDatabase.update(
                server,
                "update integration_webhook_delivery set due_at = now() where state = 'waiting'");
        ServerDatabase.update(server, "update mail_sent set due_at = now() where state = 'queued'");
        Awaitility.await("all is sent, and marked")
                .atMost(Duration.ofSeconds(90))
                .until(
                        () ->
                                ServerDatabase.count(
                                                server,
                                                """
                                                select (select count(*) from outbox_delivery where listener in ('integration.webhooks', 'mail.answers'))
                                                    + (select count(*) from integration_webhook_delivery where state <> 'delivered')
                                                    + (select count(*) from mail_sent where state <> 'sent')
                                                """)
                                        == 0);
    }

    /**
     * Each event came, under its own id and no other, and whatever came twice said the same.
     *
     * @param sentAgain whether the server was killed after it had sent some and before it knew
     */
    void check(List<String> events, boolean sentAgain) throws Exception {
        Map<String, String> bodies = bodies();
        assertThat(bodies.keySet())
                .as("webhooks lost, or of nothing")
                .containsExactlyInAnyOrderElementsOf(events);
        for (Receiver.Received one : receiver.received("/crash")) {
            String id = one.headers().get("webhook-id");
            assertThat(one.headers().get("webhook-signature"))
                    .contains(
                            StandardWebhook.signature(
                                    hook.secret(),
                                    id,
                                    one.headers().get("webhook-timestamp"),
                                    one.body()));
            assertThat(one.body()).as("the same id").isEqualTo(bodies.get(id));
        }
        assertThat(webhooks())
                .as("some were sent again, as the crashes want it")
                .isGreaterThanOrEqualTo(events.size() + (sentAgain ? 1 : 0));
        assertThat(texts().values())
                .as("mails lost, or sent again as others")
                .containsExactlyInAnyOrderElementsOf(answers);
    }

    String report() throws Exception {
        return ", webhooks received "
                + webhooks()
                + " of "
                + bodies().size()
                + " events, mails received "
                + mails()
                + " of "
                + answers.size()
                + " answers, as "
                + texts().size();
    }

    private Map<String, String> bodies() {
        Map<String, String> bodies = new HashMap<>();
        receiver.received("/crash")
                .forEach(one -> bodies.putIfAbsent(one.headers().get("webhook-id"), one.body()));
        return bodies;
    }

    /** What each mail says, by its Message-ID, which is a repeat's too. */
    private Map<String, String> texts() throws MessagingException, IOException {
        Map<String, String> texts = new HashMap<>();
        for (MimeMessage mail : Post.of(customer)) {
            BodyPart plain = ((MimeMultipart) mail.getContent()).getBodyPart(0);
            texts.put(
                    mail.getMessageID(),
                    plain.getContent()
                            .toString()
                            .lines()
                            .filter(line -> line.startsWith("Answer "))
                            .findFirst()
                            .orElse(""));
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        receiver.close();
    }
}

package frontdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import com.icegreen.greenmail.user.GreenMailUser;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Forgery;
import frontdesk.testing.Post;
import frontdesk.testing.SharedServer;
import frontdesk.testing.Talk;
import frontdesk.testing.TestServer;

/** Mails become conversations, and answers become mails: each once, none lost, no machine talking to another. */
class MailIT {

    private static final String ACCOUNTS = "/api/mail/accounts";
    private static final TestServer SERVER = SharedServer.get();

    private final Company company = Company.found(SERVER);
    private final String address = "desk@" + Talk.unique() + ".example";
    private final String customer = "anna@" + Talk.unique() + ".example";

    private record Account(String id, String token) {}

    private Account account(boolean assistant, JsonObject imap) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("address", address).add("senderName", "The Desk").add("closing", "Acme Ltd").add("assistant", assistant);
        JsonObject made = company.owner().post(ACCOUNTS, (imap == null ? body : body.add("imap", imap)).build()).is(201).json();
        return new Account(made.getString("id"), made.getString("token"));
    }

    private String mail(String headers, String text) {
        return "From: Anna Müller <" + customer + ">\r\nMessage-ID: <" + Talk.unique() + "@customer.example>\r\nSubject: Printer\r\n"
                + (headers.contains("To:") ? "" : "To: " + address + "\r\n") + headers + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
    }

    private static Client.Response bring(Account account, byte[] mail) {
        Client nobody = Client.nobody(SERVER);
        return nobody.send(nobody.request("/api/mail/inbound/" + account.id()).header("mail-token", account.token()).header("Content-Type", "message/rfc822")
                .POST(HttpRequest.BodyPublishers.ofByteArray(mail)));
    }

    private JsonObject brought(Account account, String mail) {
        return bring(account, mail.getBytes(StandardCharsets.UTF_8)).is(202).json();
    }

    private JsonObject conversation(JsonObject mail) {
        return company.owner().get("/api/support/conversations/" + mail.getString("conversationId")).is(200).json();
    }

    private List<JsonObject> messages(JsonObject mail) {
        return company.owner().get("/api/support/conversations/" + mail.getString("conversationId") + "/messages").is(200).rows();
    }

    private void answer(JsonObject mail, String text) {
        company.owner().post("/api/support/conversations/" + mail.getString("conversationId") + "/messages",
                Json.createObjectBuilder().add("text", text).build()).is(201);
    }

    private List<MimeMessage> awaitMails(String to, int count) {
        Awaitility.await(count + " mails to " + to).untilAsserted(() -> assertThat(Post.of(to)).hasSize(count));
        return Post.of(to);
    }

    @Test
    void aMailBecomesAConversationAndItsAnswerGoesBackInTheThread() throws Exception {
        Account account = account(false, null);
        String mail = mail("", "The printer is on fire.\r\n\r\n-- \r\nAnna");
        JsonObject received = brought(account, mail);
        assertThat(received.getString("state")).isEqualTo("handled");
        JsonObject conversation = conversation(received);
        assertThat(conversation.getString("state")).isEqualTo("waiting");
        assertThat(conversation.getString("channel")).isEqualTo("email");
        assertThat(conversation.getString("subject")).isEqualTo("Printer");
        assertThat(conversation.getJsonObject("customer").getString("name")).isEqualTo("Anna Müller");
        assertThat(conversation.getJsonObject("customer").getBoolean("verified")).isFalse();
        assertThat(messages(received).getFirst().getString("text")).isEqualTo("The printer is on fire.");
        assertThat(brought(account, "Received: from elsewhere\r\n" + mail).getString("id")).as("a repeat").isEqualTo(received.getString("id"));

        answer(received, "Use the **extinguisher**.");
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat(sent.getFrom()[0]).hasToString("The Desk <" + address + ">");
        assertThat(sent.getSubject()).isEqualTo("Re: Printer");
        assertThat(sent.getHeader("In-Reply-To", " ")).isEqualTo(mail.replaceAll("(?s).*Message-ID: (<[^>]*>).*", "$1"));
        assertThat(sent.getHeader("Auto-Submitted")).isNull();
        MimeMultipart parts = (MimeMultipart) sent.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("Use the **extinguisher**.", "Olga Owner", "Acme Ltd");
        assertThat((String) parts.getBodyPart(1).getContent()).contains("<strong>extinguisher</strong>", "Acme Ltd");

        String replyTo = sent.getReplyTo()[0].toString();
        assertThat(replyTo).matches("desk\\+[0-9a-v]{42}@.*");
        JsonObject second = brought(account, mail("To: " + replyTo + "\r\n", "Done.\r\n\r\nOn Sunday, The Desk wrote:\r\n> Use the extinguisher."));
        assertThat(second.getString("conversationId")).isEqualTo(received.getString("conversationId"));
        assertThat(messages(second).getLast().getString("text")).isEqualTo("Done.");
        company.owner().post("/api/support/conversations/" + received.getString("conversationId") + "/close").is(200);
        JsonObject third = brought(account, mail("In-Reply-To: " + sent.getMessageID() + "\r\n", "It burns again."));
        assertThat(conversation(third).getString("id")).isEqualTo(received.getString("conversationId"));
        assertThat(conversation(third).getString("state")).isEqualTo("waiting");
        assertThat(messages(third).stream().filter(one -> one.getString("role").equals("visitor"))).hasSize(3);
    }

    @Test
    void strangersDoNotGetIntoAThread() {
        Account account = account(false, null);
        String mail = mail("", "My order");
        JsonObject mine = brought(account, mail);
        String id = mail.replaceAll("(?s).*Message-ID: (<[^>]*>).*", "$1");
        assertThat(brought(account, mail("In-Reply-To: " + id + "\r\n", "More of it")).getString("conversationId")).isEqualTo(mine.getString("conversationId"));
        JsonObject stranger = brought(account, mail("In-Reply-To: " + id + "\r\n", "Mine too").replace(customer, "eve@elsewhere.example"));
        assertThat(stranger.getString("conversationId")).isNotEqualTo(mine.getString("conversationId"));
        JsonObject forged = brought(account, mail("To: " + address.replace("@", "+" + "0".repeat(42) + "@") + "\r\n", "Me too"));
        assertThat(forged.getString("conversationId")).isNotEqualTo(mine.getString("conversationId"));
    }

    @Test
    void theMailboxIsReadOnce() throws Exception {
        GreenMailUser box = Post.server().setUser(address, address, "secret of the mailbox");
        JsonObject imap = Json.createObjectBuilder().add("host", "127.0.0.1").add("port", Post.server().getImap().getPort()).add("security", "none")
                .add("user", address).add("password", "secret of the mailbox").build();
        Account account = account(false, imap);
        String path = ACCOUNTS + "/" + account.id();
        box.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail("", "First").getBytes(StandardCharsets.UTF_8))));
        company.owner().post(path + "/poll").is(200);
        box.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail("", "Second").getBytes(StandardCharsets.UTF_8))));
        JsonObject polled = company.owner().post(path + "/poll").is(200).json();
        assertThat(polled.getString("problem")).isEmpty();
        assertThat(polled.getString("polledAt")).isNotBlank();
        assertThat(polled.toString()).doesNotContain("secret of the mailbox");
        company.owner().post(path + "/poll").is(200);
        List<JsonObject> mails = company.owner().get("/api/mail/received").is(200).rows();
        assertThat(mails).hasSize(2).allMatch(one -> one.getString("state").equals("handled"));

        JsonObjectBuilder changed = Json.createObjectBuilder().add("address", address);
        company.owner().method("PUT", path, changed.add("imap", Json.createObjectBuilder(imap).add("password", "wrong")).build().toString()).is(200);
        assertThat(company.owner().post(path + "/poll").is(200).json().getString("problem")).contains("password");
        company.owner().method("PUT", path, Json.createObjectBuilder().add("address", address)
                .add("imap", Json.createObjectBuilder(imap).remove("password").add("host", "imap.other.example")).build().toString()).refused(400, "required");
    }

    @Test
    void theAssistantAnswersTheFirstMailAndAPersonTheNext() throws Exception {
        company.write("Opening hours", "# Opening hours\n\nThe workshop is open on weekdays from nine to five.");
        Account account = account(true, null);
        Awaitility.await("the article is found").until(() -> company.owner().get("/api/knowledge/search?q=opening%20hours").is(200).text().contains("weekdays"));
        JsonObject first = brought(account, mail("", "What are the opening hours of the workshop?"));
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat(sent.getHeader("Auto-Submitted", " ")).isEqualTo("auto-replied");
        assertThat((String) ((MimeMultipart) sent.getContent()).getBodyPart(0).getContent()).contains("nine to five", "[1] Opening hours", "assistant");
        JsonObject second = brought(account, mail("In-Reply-To: " + sent.getMessageID() + "\r\n", "And on holidays, what are the opening hours?"));
        assertThat(second.getString("conversationId")).isEqualTo(first.getString("conversationId"));
        assertThat(conversation(second).getString("state")).isEqualTo("waiting");
    }

    /** The other robot answers whatever comes, says nowhere that it is one, and begins a new thread each time. */
    @Test
    void twoRobotsStopByThemselves() throws Exception {
        company.write("Opening hours", "# Opening hours\n\nThe workshop is open on weekdays from nine to five.");
        Account account = account(true, null);
        int rounds = 0;
        JsonObject mail = brought(account, mail("", "What are the opening hours? 0"));
        while (conversation(mail).getString("state").equals("bot") || Post.of(customer).size() > rounds) {
            rounds++;
            awaitMails(customer, rounds);
            assertThat(rounds).isLessThanOrEqualTo(3);
            mail = brought(account, mail("", "What are the opening hours? " + rounds));
        }
        assertThat(rounds).as("answers of the bot").isBetween(1, 3);
        assertThat(conversation(mail).getString("state")).isEqualTo("waiting");

        JsonObject honest = brought(account, mail("Auto-Submitted: auto-replied\r\n", "What are the opening hours?").replace(customer, "robot@" + Talk.unique() + ".example"));
        assertThat(honest.getString("state")).isEqualTo("parked");
        assertThat(honest.getString("reason")).isEqualTo("auto_submitted");
        JsonObject own = brought(account, mail("X-Frontdesk-Loop: " + account.id() + "\r\n", "Hello me"));
        assertThat(own.getString("reason")).isEqualTo("loop");
        assertThat(brought(account, mail("", "Hello me").replace(customer, address)).getString("reason")).isEqualTo("loop");
    }

    @Test
    void anAutomaticReplyIsANoteAndABounceIsSeen() throws Exception {
        Account account = account(false, null);
        JsonObject first = brought(account, mail("", "Hello"));
        answer(first, "Hello Anna");
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        Awaitility.await("it is recorded").untilAsserted(() -> assertThat(company.owner().get("/api/mail/sent?state=sent").is(200).rows()).hasSize(1));
        brought(account, mail("In-Reply-To: " + sent.getMessageID() + "\r\nAuto-Submitted: auto-replied\r\n", "I am on holiday"));
        JsonObject note = messages(first).getLast();
        assertThat(note.getString("role")).isEqualTo("note");
        assertThat(note.getString("text")).contains(customer, "I am on holiday");

        String report = "From: MAILER-DAEMON@mx.example\r\nTo: " + address + "\r\nSubject: Undelivered\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; " + customer
                + "\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 mailbox full\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + sent.getMessageID() + "\r\n--b--\r\n";
        assertThat(brought(account, report).getString("kind")).isEqualTo("bounce");
        assertThat(messages(first).getLast().getString("text")).contains(customer, "550 mailbox full");
        JsonObject bounced = company.owner().get("/api/mail/sent?state=bounced").is(200).rows().getFirst();
        assertThat(bounced.getString("reason")).isEqualTo("550 mailbox full");
        company.owner().post("/api/mail/sent/" + bounced.getString("id") + "/retry").is(204);
        awaitMails(customer, 2);
        assertThat(Post.of(customer).getLast().getMessageID()).as("the same mail").isEqualTo(sent.getMessageID());
    }

    @Test
    void awkwardMailsAreHandledOrParkedAndNoneIsLost() {
        Account account = account(false, null);
        Map<String, byte[]> mails = AwkwardMails.to(address);
        Map<String, JsonObject> outcome = new TreeMap<>();
        mails.forEach((name, mail) -> outcome.put(name, bring(account, mail).is(202).json()));
        assertThat(outcome.values()).allMatch(one -> one.getString("state").matches("handled|parked"));
        assertThat(outcome.values()).filteredOn(one -> one.getString("state").equals("parked")).allMatch(one -> !one.getString("reason").isEmpty());
        TreeSet<String> ids = new TreeSet<>(outcome.values().stream().map(one -> one.getString("id")).toList());
        assertThat(ids).hasSize(mails.size()).hasSizeGreaterThanOrEqualTo(60);
        TreeSet<String> listed = new TreeSet<>();
        for (String state : List.of("handled", "parked")) {
            company.owner().get("/api/mail/received?limit=200&state=" + state).is(200).rows().forEach(one -> listed.add(one.getString("id")));
        }
        assertThat(listed).isEqualTo(ids);

        JsonObject large = outcome.get("attachment of thirty megabytes");
        Client.Response file = company.owner().get("/api/mail/received/" + large.getString("id") + "/attachments/0").is(200);
        assertThat(file.body()).hasSize(30 << 20);
        assertThat(file.header("Content-Disposition").orElse("")).isEqualTo("attachment; filename*=UTF-8''big.bin");
        assertThat(company.owner().get("/api/mail/received/" + outcome.get("latin 1").getString("id") + "/original").is(200).body()).isEqualTo(mails.get("latin 1"));
        company.owner().get("/api/mail/received/" + large.getString("id") + "/attachments/7").refused(404, "unknown_attachment");

        JsonObject parked = outcome.get("no sender");
        String path = "/api/mail/received/" + parked.getString("id");
        assertThat(company.owner().post(path + "/retry").is(200).json().getString("reason")).isEqualTo("no_sender");
        company.owner().post(path + "/discard").is(204);
        company.owner().post(path + "/discard").refused(409, "not_parked");
        assertThat(bring(account, mails.get("no sender")).is(202).json().getString("state")).as("it does not come again").isEqualTo("discarded");
    }

    @Test
    void onlyThoseWhoMayDo() {
        Account account = account(false, null);
        JsonObject mail = brought(account, mail("", "Hello"));
        bring(new Account(account.id(), "wrong"), mail("", "Hello").getBytes(StandardCharsets.UTF_8)).refused(401, "bad_mail_token");
        bring(new Account(Talk.unique(), account.token()), new byte[] {'x'}).refused(401, "bad_mail_token");
        company.visitor().get(ACCOUNTS).refused(403);
        company.visitor().get("/api/mail/received").refused(403);
        Client.nobody(SERVER).get(ACCOUNTS).refused(401);
        Company other = Company.found(SERVER);
        other.owner().get(ACCOUNTS + "/" + account.id()).refused(404, "unknown_mail_account");
        other.owner().get("/api/mail/received/" + mail.getString("id") + "/original").refused(404, "unknown_mail");
        assertThat(other.owner().get("/api/mail/received").is(200).rows()).isEmpty();
        company.owner().post(ACCOUNTS, Json.createObjectBuilder().add("address", address).build()).refused(409, "address_taken");
        company.owner().post(ACCOUNTS, Json.createObjectBuilder().add("address", "no address").build()).refused(400, "invalid_email");
        company.owner().post(ACCOUNTS, Json.createObjectBuilder().add("address", "b@c.example").add("senderName", "x\r\nBcc: y").build()).refused(400, "invalid_text");
        String token = company.owner().post(ACCOUNTS + "/" + account.id() + "/rotate").is(200).json().getString("token");
        bring(account, mail("", "Old token").getBytes(StandardCharsets.UTF_8)).refused(401, "bad_mail_token");
        bring(new Account(account.id(), token), mail("", "New token").getBytes(StandardCharsets.UTF_8)).is(202);
        company.owner().method("DELETE", ACCOUNTS + "/" + account.id(), null).is(204);
        company.owner().get(ACCOUNTS + "/" + account.id()).refused(404, "unknown_mail_account");
    }

    private Client known(String email) {
        String key = company.owner().get("/api/identity/business").is(200).json().getString("visitorKey");
        String user = Talk.unique();
        JsonObject identity = Json.createObjectBuilder().add("userId", user).add("name", "Known").add("email", email)
                .add("hmac", HexFormat.of().formatHex(Forgery.mac(HexFormat.of().parseHex(key), user))).build();
        return Client.bearer(SERVER, Client.nobody(SERVER).post("/api/support/visitors",
                Json.createObjectBuilder().add("business", company.slug()).add("identity", identity).build()).is(200).json().getString("token"));
    }

    @Test
    void aChatGoesOnByMailWhereTheAddressIsKnown() throws Exception {
        Account account = account(false, null);
        String chat = "/api/support/conversations/" + Talk.waiting(known(customer));
        company.owner().post(chat + "/messages", "{\"text\": \"In the chat\"}").is(201);
        assertThat(company.owner().post(chat + "/email").is(200).json().getString("channel")).isEqualTo("email");
        company.owner().post(chat + "/close").is(200);
        company.owner().post(chat + "/messages", "{\"text\": \"By mail\"}").is(201);
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat((String) ((MimeMultipart) sent.getContent()).getBodyPart(0).getContent()).contains("By mail").doesNotContain("In the chat");
        JsonObject back = brought(account, mail("To: " + sent.getReplyTo()[0] + "\r\n", "Thanks"));
        assertThat("/api/support/conversations/" + back.getString("conversationId")).isEqualTo(chat);

        String anonymous = "/api/support/conversations/" + Talk.waiting(company.visitor());
        company.owner().post(anonymous + "/email").refused(409, "no_address");
        company.visitor().post(anonymous + "/email").refused(403);

        String wrong = "/api/support/conversations/" + Talk.waiting(known("this is no address"));
        company.owner().post(wrong + "/email").is(200);
        company.owner().post(wrong + "/messages", "{\"text\": \"Hello?\"}").is(201);
        Awaitility.await("it is parked").untilAsserted(() -> assertThat(company.owner().get("/api/mail/sent?state=parked").is(200).rows()).hasSize(1));
        List<JsonObject> messages = company.owner().get(wrong + "/messages").is(200).rows();
        assertThat(messages.getLast().getString("role")).isEqualTo("note");
        assertThat(messages.getLast().getString("text")).contains("this is no address");
    }
}

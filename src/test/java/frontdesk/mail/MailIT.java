package frontdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Forgery;
import frontdesk.testing.Talk;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Mails become conversations, and answers become mails, in their threads. */
class MailIT extends MailDesk {

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
        assertThat(conversation.getJsonObject("customer").getString("name"))
                .isEqualTo("Anna Müller");
        assertThat(conversation.getJsonObject("customer").getBoolean("verified")).isFalse();
        assertThat(messages(received).getFirst().getString("text"))
                .isEqualTo("The printer is on fire.");
        assertThat(brought(account, "Received: from elsewhere\r\n" + mail).getString("id"))
                .as("a repeat")
                .isEqualTo(received.getString("id"));

        answer(received, "Use the **extinguisher**.");
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat(sent.getFrom()[0]).hasToString("The Desk <" + address + ">");
        assertThat(sent.getSubject()).isEqualTo("Re: Printer");
        assertThat(sent.getHeader("In-Reply-To", " "))
                .isEqualTo(mail.replaceAll("(?s).*Message-ID: (<[^>]*>).*", "$1"));
        assertThat(sent.getHeader("Auto-Submitted")).isNull();
        MimeMultipart parts = (MimeMultipart) sent.getContent();
        assertThat((String) parts.getBodyPart(0).getContent())
                .contains("Use the **extinguisher**.", "Olga Owner", "Acme Ltd");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("<strong>extinguisher</strong>", "Acme Ltd");

        String replyTo = sent.getReplyTo()[0].toString();
        assertThat(replyTo).matches("desk\\+[0-9a-v]{42}@.*");
        JsonObject second =
                brought(
                        account,
                        mail(
                                "To: " + replyTo + "\r\n",
                                "Done.\r\n\r\n"
                                        + "On Sunday, The Desk wrote:\r\n"
                                        + "> Use the extinguisher."));
        assertThat(second.getString("conversationId"))
                .isEqualTo(received.getString("conversationId"));
        assertThat(messages(second).getLast().getString("text")).isEqualTo("Done.");
        company.owner()
                .post(
                        "/api/support/conversations/"
                                + received.getString("conversationId")
                                + "/close")
                .is(200);
        JsonObject third =
                brought(
                        account,
                        mail("In-Reply-To: " + sent.getMessageID() + "\r\n", "It burns again."));
        assertThat(conversation(third).getString("id"))
                .isEqualTo(received.getString("conversationId"));
        assertThat(conversation(third).getString("state")).isEqualTo("waiting");
        assertThat(messages(third).stream().filter(one -> one.getString("role").equals("visitor")))
                .hasSize(3);
    }

    @Test
    void strangersDoNotGetIntoAThread() {
        Account account = account(false, null);
        String mail = mail("", "My order");
        JsonObject mine = brought(account, mail);
        String id = mail.replaceAll("(?s).*Message-ID: (<[^>]*>).*", "$1");
        assertThat(
                        brought(account, mail("In-Reply-To: " + id + "\r\n", "More of it"))
                                .getString("conversationId"))
                .isEqualTo(mine.getString("conversationId"));
        JsonObject stranger =
                brought(
                        account,
                        mail("In-Reply-To: " + id + "\r\n", "Mine too")
                                .replace(customer, "eve@elsewhere.example"));
        assertThat(stranger.getString("conversationId"))
                .isNotEqualTo(mine.getString("conversationId"));
        JsonObject forged =
                brought(
                        account,
                        mail(
                                "To: " + address.replace("@", "+" + "0".repeat(42) + "@") + "\r\n",
                                "Me too"));
        assertThat(forged.getString("conversationId"))
                .isNotEqualTo(mine.getString("conversationId"));
    }

    @Test
    void aCustomerWhoWantsNoMoreMailsGetsNoneUntilTheyWriteAgain() throws Exception {
        Account account = account(false, null);
        JsonObject first =
                brought(
                        account,
                        mail(
                                "",
                                "Guten Tag, der Drucker im zweiten Stock brennt schon wieder. Was"
                                        + " soll ich tun?"));
        assertThat(conversation(first).getString("language")).isEqualTo("de");
        answer(first, "Löschen.");
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat((String) ((MimeMultipart) sent.getContent()).getBodyPart(0).getContent())
                .contains("Antworten Sie einfach auf diese Mail", "Keine Mails mehr: http");
        assertThat(sent.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        String link = sent.getHeader("List-Unsubscribe", "").replaceAll("\\s", "");
        String path = link.substring(link.indexOf("/api/"), link.length() - 1);

        Client nobody = Client.nobody(SERVER);
        byte[] click = "List-Unsubscribe=One-Click".getBytes(StandardCharsets.US_ASCII);
        assertThat(nobody.get(path).is(200).text())
                .contains("<form method=\"post\">", "Keine Mails mehr dazu?");
        nobody.post(
                        path.substring(0, path.length() - 8) + "00000000",
                        click,
                        "application/x-www-form-urlencoded")
                .refused(404, "unknown_link");
        assertThat(conversation(first).getBoolean("unsubscribed"))
                .as("a look and a forgery end nothing")
                .isFalse();
        nobody.post(path, click, "application/x-www-form-urlencoded").is(200);
        nobody.post(path, click, "application/x-www-form-urlencoded").is(200);
        assertThat(conversation(first).getBoolean("unsubscribed")).isTrue();
        assertThat(messages(first).stream().filter(one -> one.getString("role").equals("note")))
                .singleElement()
                .matches(note -> note.getString("text").contains("keine Mails mehr"));
        answer(first, "Das bleibt hier.");
        company.owner()
                .post("/api/support/conversations/" + first.getString("conversationId") + "/email")
                .refused(409, "unsubscribed");

        JsonObject again =
                brought(
                        account,
                        mail(
                                "In-Reply-To: " + sent.getMessageID() + "\r\n",
                                "Er brennt immer noch."));
        assertThat(conversation(again).getBoolean("unsubscribed")).isFalse();
        answer(again, "Das geht wieder hinaus.");
        MimeMessage second = awaitMails(customer, 2).getLast();
        assertThat((String) ((MimeMultipart) second.getContent()).getBodyPart(0).getContent())
                .contains("Das geht wieder hinaus.");
    }

    @Test
    void filesOfAnAnswerGoOutWithIt() throws Exception {
        Account account = account(false, null);
        JsonObject first = brought(account, mail("", "Where is the manual?"));
        String files = "/api/mail/files/" + first.getString("conversationId");
        String key = Talk.unique();
        assertThat(
                        bring(files + "/" + key + "/0?name=Handbuch%20M%C3%A4rz.pdf", 9_000_000)
                                .is(200)
                                .json()
                                .getString("mediaType"))
                .isEqualTo("application/pdf");
        bring(files + "/" + key + "/1?name=..%2Fnotes.txt", 30).is(200);
        bring(files + "/" + key + "/1?name=..%2Fnotes.txt", 3).is(200);
        bring(files + "/" + key + "/2?name=second.bin", 12_000_000).refused(413, "too_large");
        bring(files + "/" + key + "/10?name=eleventh", 1).refused(400, "out_of_range");
        bring(files + "/" + key + "/3?name=taken-back", 1).is(200);
        company.owner().method("DELETE", files + "/" + key + "/3", null).is(204);
        bring(files + "/never-said/0?name=left-over", 1).is(200);
        company.owner()
                .post(
                        "/api/support/conversations/"
                                + first.getString("conversationId")
                                + "/messages",
                        Json.createObjectBuilder()
                                .add("text", "Here")
                                .add("clientMessageId", key)
                                .build())
                .is(201);

        MimeMultipart parts = (MimeMultipart) awaitMails(customer, 1).getFirst().getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(MimeUtility.decodeText(parts.getBodyPart(1).getFileName()))
                .isEqualTo("Handbuch März.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).hasSize(9_000_000);
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("notes.txt");
        assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).hasSize(3);
        assertThat(
                        company.owner().get(files).is(200).rows().stream()
                                .filter(one -> one.getString("message").equals(key)))
                .hasSize(2);
        Client.Response saved = company.owner().get(files + "/" + key + "/1").is(200);
        assertThat(saved.body()).hasSize(3);
        assertThat(saved.header("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename*=UTF-8''notes.txt");
        bring(files + "/" + key + "/1?name=another", 3).refused(409, "already_sent");

        company.visitor().get(files).refused(403);
        Client other = Company.found(SERVER).owner();
        other.get(files + "/" + key + "/1").refused(404, "unknown_attachment");
        other.get(files).refused(404, "unknown_conversation");
        bring("/api/mail/files/" + Talk.waiting(company.visitor()) + "/k/0?name=x", 1)
                .refused(409, "not_by_mail");
    }

    private Client.Response bring(String path, int bytes) {
        Client agent = company.owner();
        return agent.send(
                agent.request(path)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes])));
    }

    @Test
    void aChatGoesOnByMailWhereTheAddressIsKnown() throws Exception {
        Account account = account(false, null);
        String chat = "/api/support/conversations/" + Talk.waiting(known(customer));
        company.owner().post(chat + "/messages", "{\"text\": \"In the chat\"}").is(201);
        assertThat(company.owner().post(chat + "/email").is(200).json().getString("channel"))
                .isEqualTo("email");
        company.owner().post(chat + "/close").is(200);
        company.owner().post(chat + "/messages", "{\"text\": \"By mail\"}").is(201);
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat((String) ((MimeMultipart) sent.getContent()).getBodyPart(0).getContent())
                .contains("By mail")
                .doesNotContain("In the chat");
        JsonObject back = brought(account, mail("To: " + sent.getReplyTo()[0] + "\r\n", "Thanks"));
        assertThat("/api/support/conversations/" + back.getString("conversationId"))
                .isEqualTo(chat);

        String anonymous = "/api/support/conversations/" + Talk.waiting(company.visitor());
        company.owner().post(anonymous + "/email").refused(409, "no_address");
        company.visitor().post(anonymous + "/email").refused(403);

        String wrong = "/api/support/conversations/" + Talk.waiting(known("this is no address"));
        company.owner().post(wrong + "/email").is(200);
        company.owner().post(wrong + "/messages", "{\"text\": \"Hello?\"}").is(201);
        Awaitility.await("it is parked")
                .untilAsserted(
                        () ->
                                assertThat(
                                                company.owner()
                                                        .get("/api/mail/sent?state=parked")
                                                        .is(200)
                                                        .rows())
                                        .hasSize(1));
        List<JsonObject> messages = company.owner().get(wrong + "/messages").is(200).rows();
        assertThat(messages.getLast().getString("role")).isEqualTo("note");
        assertThat(messages.getLast().getString("text")).contains("this is no address");
    }

    private Client known(String email) {
        String key =
                company.owner()
                        .get("/api/identity/business")
                        .is(200)
                        .json()
                        .getString("visitorKey");
        String user = Talk.unique();
        JsonObject identity =
                Json.createObjectBuilder()
                        .add("userId", user)
                        .add("name", "Known")
                        .add("email", email)
                        .add(
                                "hmac",
                                HexFormat.of()
                                        .formatHex(Forgery.mac(HexFormat.of().parseHex(key), user)))
                        .build();
        return Client.bearer(
                SERVER,
                Client.nobody(SERVER)
                        .post(
                                "/api/support/visitors",
                                Json.createObjectBuilder()
                                        .add("business", company.slug())
                                        .add("identity", identity)
                                        .build())
                        .is(200)
                        .json()
                        .getString("token"));
    }
}

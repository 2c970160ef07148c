package frontdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;

import frontdesk.testing.Client;
import frontdesk.testing.Company;
import frontdesk.testing.Post;
import frontdesk.testing.Talk;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.apache.james.jdkim.DKIMVerifier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;

/** Addresses, their mailboxes, and what comes to them: each mail once, none lost. */
class MailAccountsIT extends MailDesk {

    @Test
    void theMailboxIsReadOnce() throws Exception {
        GreenMailUser box = Post.server().setUser(address, address, "secret of the mailbox");
        JsonObject imap =
                Json.createObjectBuilder()
                        .add("host", "127.0.0.1")
                        .add("port", Post.server().getImaps().getPort())
                        .add("security", "tls")
                        .add("user", address)
                        .add("password", "secret of the mailbox")
                        .build();
        Account account = account(false, imap);
        String path = ACCOUNTS + "/" + account.id();
        box.deliver(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(
                                mail("", "First").getBytes(StandardCharsets.UTF_8))));
        company.owner().post(path + "/poll").is(200);
        box.deliver(
                new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(
                                mail("", "Second").getBytes(StandardCharsets.UTF_8))));
        JsonObject polled = company.owner().post(path + "/poll").is(200).json();
        assertThat(polled.getString("problem")).isEmpty();
        assertThat(polled.getString("polledAt")).isNotBlank();
        assertThat(polled.toString()).doesNotContain("secret of the mailbox");
        company.owner().post(path + "/poll").is(200);
        List<JsonObject> mails = company.owner().get("/api/mail/received").is(200).rows();
        assertThat(mails).hasSize(2).allMatch(one -> one.getString("state").equals("handled"));

        JsonObjectBuilder changed = Json.createObjectBuilder().add("address", address);
        company.owner()
                .method(
                        "PUT",
                        path,
                        changed.add("imap", Json.createObjectBuilder(imap).add("password", "wrong"))
                                .build()
                                .toString())
                .is(200);
        assertThat(company.owner().post(path + "/poll").is(200).json().getString("problem"))
                .contains("password");
        company.owner()
                .method(
                        "PUT",
                        path,
                        Json.createObjectBuilder()
                                .add("address", address)
                                .add(
                                        "imap",
                                        Json.createObjectBuilder(imap)
                                                .remove("password")
                                                .add("host", "imap.other.example"))
                                .build()
                                .toString())
                .refused(400, "required");
    }

    @Test
    void aPasswordThatTheMailServerRefusesIsShownOnTheAccount() {
        Account account = account(false, null);
        JsonObject mail = brought(account, mail("", "Hello"));
        Post.server().setUser(Post.SENDER, Post.SENDER, "another one");
        try {
            answer(mail, "Hello Anna");
            Awaitility.await("it is tried")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    company.owner()
                                                            .get(ACCOUNTS + "/" + account.id())
                                                            .is(200)
                                                            .json()
                                                            .getString("sendingProblem"))
                                            .isEqualTo(
                                                    "The mail server does not accept the user or"
                                                            + " the password."));
        } finally {
            Post.server().setUser(Post.SENDER, Post.SENDER, Post.PASSWORD);
        }
        assertThat(company.owner().get("/api/mail/sent?state=queued").is(200).rows())
                .as("it waits")
                .hasSize(1);
        assertThat(Post.of(customer)).isEmpty();
    }

    @Test
    void anAccountSignsItsMailsWithTheKeyThatItsRecordShows() throws Exception {
        Account account = account(false, null);
        String path = ACCOUNTS + "/" + account.id();
        assertThat(company.owner().get(path).is(200).json().isNull("dkim")).isTrue();
        JsonObject dkim = company.owner().post(path + "/dkim").is(200).json().getJsonObject("dkim");
        assertThat(dkim.getString("name"))
                .matches("fd\\d{14}\\._domainkey\\." + address.substring(5));
        JsonObject mail = brought(account, mail("", "Hello"));
        answer(mail, "Hello Anna");
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        awaitMails(customer, 1).getFirst().writeTo(sent);
        DKIMVerifier verifier =
                new DKIMVerifier(
                        (method, selector, domain) ->
                                (selector + "._domainkey." + domain).equals(dkim.getString("name"))
                                        ? List.of(dkim.getString("value"))
                                        : List.of());
        assertThat(verifier.verify(new ByteArrayInputStream(sent.toByteArray()))).hasSize(1);

        company.visitor().post(path + "/dkim").refused(403);
        Company.found(SERVER).owner().post(path + "/dkim").refused(404, "unknown_mail_account");
        assertThat(
                        company.owner()
                                .method("DELETE", path + "/dkim", null)
                                .is(200)
                                .json()
                                .isNull("dkim"))
                .isTrue();
        answer(mail, "Unsigned");
        assertThat(awaitMails(customer, 2).getLast().getHeader("DKIM-Signature")).isNull();
    }

    @Test
    void awkwardMailsAreHandledOrParkedAndNoneIsLost() {
        Account account = account(false, null);
        Map<String, byte[]> mails = AwkwardMails.to(address);
        Map<String, JsonObject> outcome = new TreeMap<>();
        mails.forEach((name, mail) -> outcome.put(name, bring(account, mail).is(202).json()));
        assertThat(outcome.values())
                .allMatch(one -> one.getString("state").matches("handled|parked"));
        assertThat(outcome.values())
                .filteredOn(one -> one.getString("state").equals("parked"))
                .allMatch(one -> !one.getString("reason").isEmpty());
        TreeSet<String> ids =
                new TreeSet<>(outcome.values().stream().map(one -> one.getString("id")).toList());
        assertThat(ids).hasSize(mails.size()).hasSizeGreaterThanOrEqualTo(60);
        TreeSet<String> listed = new TreeSet<>();
        for (String state : List.of("handled", "parked")) {
            company.owner()
                    .get("/api/mail/received?limit=200&state=" + state)
                    .is(200)
                    .rows()
                    .forEach(one -> listed.add(one.getString("id")));
        }
        assertThat(listed).isEqualTo(ids);

        JsonObject large = outcome.get("attachment of thirty megabytes");
        Client.Response file =
                company.owner()
                        .get("/api/mail/received/" + large.getString("id") + "/attachments/0")
                        .is(200);
        assertThat(file.body()).hasSize(30 << 20);
        assertThat(file.header("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename*=UTF-8''big.bin");
        assertThat(
                        company.owner()
                                .get(
                                        "/api/mail/received/"
                                                + outcome.get("latin 1").getString("id")
                                                + "/original")
                                .is(200)
                                .body())
                .isEqualTo(mails.get("latin 1"));
        company.owner()
                .get("/api/mail/received/" + large.getString("id") + "/attachments/7")
                .refused(404, "unknown_attachment");

        JsonObject parked = outcome.get("no sender");
        String path = "/api/mail/received/" + parked.getString("id");
        assertThat(company.owner().post(path + "/retry").is(200).json().getString("reason"))
                .isEqualTo("no_sender");
        company.owner().post(path + "/discard").is(204);
        company.owner().post(path + "/discard").refused(409, "not_parked");
        assertThat(bring(account, mails.get("no sender")).is(202).json().getString("state"))
                .as("it does not come again")
                .isEqualTo("discarded");
    }

    @Test
    void onlyThoseWhoMayDo() {
        Account account = account(false, null);
        JsonObject mail = brought(account, mail("", "Hello"));
        bring(
                        new Account(account.id(), "wrong"),
                        mail("", "Hello").getBytes(StandardCharsets.UTF_8))
                .refused(401, "bad_mail_token");
        bring(new Account(Talk.unique(), account.token()), new byte[] {'x'})
                .refused(401, "bad_mail_token");
        company.visitor().get(ACCOUNTS).refused(403);
        company.visitor().get("/api/mail/received").refused(403);
        Client.nobody(SERVER).get(ACCOUNTS).refused(401);
        Company other = Company.found(SERVER);
        other.owner().get(ACCOUNTS + "/" + account.id()).refused(404, "unknown_mail_account");
        other.owner()
                .get("/api/mail/received/" + mail.getString("id") + "/original")
                .refused(404, "unknown_mail");
        assertThat(other.owner().get("/api/mail/received").is(200).rows()).isEmpty();
        company.owner()
                .post(ACCOUNTS, Json.createObjectBuilder().add("address", address).build())
                .refused(409, "address_taken");
        company.owner()
                .post(ACCOUNTS, Json.createObjectBuilder().add("address", "no address").build())
                .refused(400, "invalid_email");
        company.owner()
                .post(
                        ACCOUNTS,
                        Json.createObjectBuilder()
                                .add("address", "b@c.example")
                                .add("senderName", "x\r\nBcc: y")
                                .build())
                .refused(400, "invalid_text");
        String token =
                company.owner()
                        .post(ACCOUNTS + "/" + account.id() + "/rotate")
                        .is(200)
                        .json()
                        .getString("token");
        bring(account, mail("", "Old token").getBytes(StandardCharsets.UTF_8))
                .refused(401, "bad_mail_token");
        bring(
                        new Account(account.id(), token),
                        mail("", "New token").getBytes(StandardCharsets.UTF_8))
                .is(202);
        company.owner().method("DELETE", ACCOUNTS + "/" + account.id(), null).is(204);
        company.owner().get(ACCOUNTS + "/" + account.id()).refused(404, "unknown_mail_account");
    }
}

package frontdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.testing.Post;
import frontdesk.testing.Talk;

import jakarta.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Machines that write mails: none of them talks to another for long. */
class MailRobotsIT extends MailDesk {

    @Test
    void theAssistantAnswersTheFirstMailAndAPersonTheNext() throws Exception {
        company.write(
                "Opening hours",
                "# Opening hours\n\nThe workshop is open on weekdays from nine to five.");
        Account account = account(true, null);
        Awaitility.await("the article is found")
                .until(
                        () ->
                                company.owner()
                                        .get("/api/knowledge/search?q=opening%20hours")
                                        .is(200)
                                        .text()
                                        .contains("weekdays"));
        JsonObject first =
                brought(account, mail("", "What are the opening hours of the workshop?"));
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        assertThat(sent.getHeader("Auto-Submitted", " ")).isEqualTo("auto-replied");
        assertThat((String) ((MimeMultipart) sent.getContent()).getBodyPart(0).getContent())
                .contains("nine to five", "[1] Opening hours", "assistant");
        JsonObject second =
                brought(
                        account,
                        mail(
                                "In-Reply-To: " + sent.getMessageID() + "\r\n",
                                "And on holidays, what are the opening hours?"));
        assertThat(second.getString("conversationId")).isEqualTo(first.getString("conversationId"));
        assertThat(conversation(second).getString("state")).isEqualTo("waiting");
    }

    /**
     * The other robot answers whatever comes, says nowhere that it is one, and begins a new thread
     * each time.
     */
    @Test
    void twoRobotsStopByThemselves() throws Exception {
        company.write(
                "Opening hours",
                "# Opening hours\n\nThe workshop is open on weekdays from nine to five.");
        Account account = account(true, null);
        int rounds = 0;
        JsonObject mail = brought(account, mail("", "What are the opening hours? 0"));
        while (conversation(mail).getString("state").equals("bot")
                || Post.of(customer).size() > rounds) {
            rounds++;
            awaitMails(customer, rounds);
            assertThat(rounds).isLessThanOrEqualTo(3);
            mail = brought(account, mail("", "What are the opening hours? " + rounds));
        }
        assertThat(rounds).as("answers of the bot").isBetween(1, 3);
        assertThat(conversation(mail).getString("state")).isEqualTo("waiting");

        JsonObject honest =
                brought(
                        account,
                        mail("Auto-Submitted: auto-replied\r\n", "What are the opening hours?")
                                .replace(customer, "robot@" + Talk.unique() + ".example"));
        assertThat(honest.getString("state")).isEqualTo("parked");
        assertThat(honest.getString("reason")).isEqualTo("auto_submitted");
        JsonObject own =
                brought(account, mail("X-Frontdesk-Loop: " + account.id() + "\r\n", "Hello me"));
        assertThat(own.getString("reason")).isEqualTo("loop");
        assertThat(
                        brought(account, mail("", "Hello me").replace(customer, address))
                                .getString("reason"))
                .isEqualTo("loop");
    }

    @Test
    void anAutomaticReplyIsANoteAndABounceIsSeen() throws Exception {
        Account account = account(false, null);
        JsonObject first = brought(account, mail("", "Hello"));
        answer(first, "Hello Anna");
        MimeMessage sent = awaitMails(customer, 1).getFirst();
        Awaitility.await("it is recorded")
                .untilAsserted(
                        () ->
                                assertThat(
                                                company.owner()
                                                        .get("/api/mail/sent?state=sent")
                                                        .is(200)
                                                        .rows())
                                        .hasSize(1));
        brought(
                account,
                mail(
                        "In-Reply-To: "
                                + sent.getMessageID()
                                + "\r\nAuto-Submitted: auto-replied\r\n",
                        "I am on holiday"));
        JsonObject note = messages(first).getLast();
        assertThat(note.getString("role")).isEqualTo("note");
        assertThat(note.getString("text")).contains(customer, "I am on holiday");

        String report =
                "From: MAILER-DAEMON@mx.example\r\nTo: "
                        + address
                        + "\r\n"
                        + "Subject: Undelivered\r\n"
                        + "Content-Type: multipart/report; report-type=delivery-status;"
                        + " boundary=b\r\n\r\n"
                        + "--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; mx.example\r\n\r\n"
                        + "Final-Recipient: rfc822; "
                        + customer
                        + "\r\n"
                        + "Action: failed\r\n"
                        + "Diagnostic-Code: smtp; 550 mailbox full\r\n\r\n"
                        + "--b\r\n"
                        + "Content-Type: text/rfc822-headers\r\n\r\n"
                        + "Message-ID: "
                        + sent.getMessageID()
                        + "\r\n--b--\r\n";
        assertThat(brought(account, report).getString("kind")).isEqualTo("bounce");
        assertThat(messages(first).getLast().getString("text"))
                .contains(customer, "550 mailbox full");
        JsonObject bounced =
                company.owner().get("/api/mail/sent?state=bounced").is(200).rows().getFirst();
        assertThat(bounced.getString("reason")).isEqualTo("550 mailbox full");
        company.owner().post("/api/mail/sent/" + bounced.getString("id") + "/retry").is(204);
        awaitMails(customer, 2);
        assertThat(Post.of(customer).getLast().getMessageID())
                .as("the same mail")
                .isEqualTo(sent.getMessageID());
    }
}

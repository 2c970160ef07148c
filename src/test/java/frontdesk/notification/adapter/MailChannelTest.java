package frontdesk.notification.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.identity.Business;
import frontdesk.identity.Person;
import frontdesk.notification.Kind;
import frontdesk.notification.control.Message;
import frontdesk.notification.control.Unsubscribing;
import frontdesk.platform.http.PublicAddress;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.mail.Mail;
import frontdesk.shared.TenantId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What a mail says, and the link that ends it. */
class MailChannelTest {

    private static final Business BUSINESS =
            new Business(
                    new TenantId(UUID.randomUUID()),
                    "desk",
                    "Desk & Co",
                    "",
                    "en",
                    List.of("en"),
                    250,
                    "",
                    List.of(),
                    List.of(),
                    false);
    private static final Person ANN =
            new Person(UUID.randomUUID(), "Ann", "ann@desk.example", List.of("agent"));
    private static final Message.Item WEBHOOK =
            new Message.Item(
                    Kind.webhookDisabled,
                    "Webhook <b> was switched off",
                    "It is gone.",
                    "http://localhost:8080/console/x",
                    null);
    private static final Message.Item NEWS =
            new Message.Item(Kind.custom, "Meeting", "", "http://localhost:8080/console/y", null);

    private static String home;

    /** The key that signs links is made in the home folder. */
    @BeforeAll
    static void keep(@TempDir Path folder) {
        home = System.setProperty("frontdesk.home", folder.toString());
        Unsubscribing.token(new Unsubscribing.Link(BUSINESS.id(), ANN.id(), null));
    }

    @AfterAll
    static void giveBack() {
        if (home == null) {
            System.clearProperty("frontdesk.home");
        } else {
            System.setProperty("frontdesk.home", home);
        }
    }

    private static Mail mail(String language, Message.Item... items) {
        return MailChannel.mail(
                new Message(
                        UUID.randomUUID(),
                        BUSINESS.id(),
                        BUSINESS,
                        ANN,
                        "",
                        language,
                        List.of(items)),
                new PublicAddress());
    }

    private static Unsubscribing.Link link(Mail mail) {
        String url = mail.headers().get("List-Unsubscribe");
        assertThat(url)
                .startsWith("<http://localhost:8080/api/notifications/unsubscribe/")
                .endsWith(">");
        assertThat(mail.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        assertThat(mail.text()).contains(url.substring(1, url.length() - 1));
        return Unsubscribing.read(url.substring(url.lastIndexOf('/') + 1, url.length() - 1));
    }

    @Test
    void oneNoticeHasItsTitleAsSubjectAndALinkThatEndsItsKind() {
        Mail mail = mail("en", WEBHOOK);
        assertThat(mail.to()).containsExactly("ann@desk.example");
        assertThat(mail.subject()).isEqualTo("Webhook <b> was switched off");
        assertThat(mail.html()).contains("Webhook &lt;b&gt; was").doesNotContain("<b>");
        assertThat(mail.text())
                .contains(
                        "It is gone.",
                        "http://localhost:8080/console/x",
                        "when a webhook is switched off");
        assertThat(mail.headers()).containsEntry("Auto-Submitted", "auto-generated");
        assertThat(link(mail))
                .isEqualTo(new Unsubscribing.Link(BUSINESS.id(), ANN.id(), Kind.webhookDisabled));
    }

    @Test
    void manyAreOneMailWhoseLinkEndsAll() {
        Mail mail = mail("de", WEBHOOK, NEWS);
        assertThat(mail.subject()).isEqualTo("2 Benachrichtigungen von Desk & Co");
        assertThat(mail.text())
                .contains(
                        "Meeting\nhttp://localhost:8080/console/y",
                        "http://localhost:8080/console/x");
        assertThat(link(mail)).isEqualTo(new Unsubscribing.Link(BUSINESS.id(), ANN.id(), null));
        assertThat(link(mail("de", NEWS, NEWS)).kind()).isEqualTo(Kind.custom);
    }

    @Test
    void aRepeatHasTheSameIdAndAnotherMailAnother() {
        Message message =
                new Message(
                        UUID.randomUUID(), BUSINESS.id(), BUSINESS, ANN, "", "en", List.of(NEWS));
        assertThat(MailChannel.mail(message, new PublicAddress()).headers().get(Mail.MESSAGE_ID))
                .isEqualTo(
                        MailChannel.mail(message, new PublicAddress())
                                .headers()
                                .get(Mail.MESSAGE_ID))
                .isNotEqualTo(mail("en", NEWS).headers().get(Mail.MESSAGE_ID));
    }

    @Test
    void aLinkThatSomebodyHasChangedIsNone() {
        byte[] token =
                Base64.getUrlDecoder()
                        .decode(
                                Unsubscribing.token(
                                        new Unsubscribing.Link(
                                                BUSINESS.id(), ANN.id(), Kind.custom)));
        for (int at : new int[] {0, 63, 64, 80, token.length - 1}) {
            byte[] changed = token.clone();
            changed[at] ^= 1;
            String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> Unsubscribing.read(forged))
                    .as("byte %d", at)
                    .isInstanceOf(Refusal.class);
        }
        for (String nonsense : List.of("", "x", "ü", "AAAA", "A".repeat(200))) {
            assertThatThrownBy(() -> Unsubscribing.read(nonsense)).isInstanceOf(Refusal.class);
        }
    }
}

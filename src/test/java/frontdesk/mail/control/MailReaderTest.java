package frontdesk.mail.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontdesk.mail.AwkwardMails;
import frontdesk.mail.adapter.OwaspHtmlText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

class MailReaderTest {

    private static final Set<String> REASONS =
            Set.of(
                    "empty",
                    "no_sender",
                    "headers_too_long",
                    "too_many_parts",
                    "nested_too_deep",
                    "malformed");
    private static final String HEAD =
            "From: Anna <Anna@Example.org>\r\n"
                    + "To: desk@frontdesk.example\r\n"
                    + "Subject: Hello\r\n"
                    + "Message-ID: <1@example.org>\r\n";

    private static final Map<String, byte[]> AWKWARD = AwkwardMails.to("desk@frontdesk.example");

    private final MailReader reader = new MailReader(new OwaspHtmlText());

    @TempDir private Path folder;

    private ReadMail read(byte[] bytes) throws Exception {
        try (RawMail raw = RawMail.in(folder, out -> out.write(bytes))) {
            return reader.read(raw);
        }
    }

    private ReadMail read(String mail) throws Exception {
        return read(mail.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyAwkwardMailIsReadOrSaysWhyNot() throws Exception {
        assertThat(AWKWARD).hasSizeGreaterThanOrEqualTo(60);
        Map<String, String> parked = new TreeMap<>();
        for (Map.Entry<String, byte[]> mail : AWKWARD.entrySet()) {
            try {
                ReadMail read = read(mail.getValue());
                assertThat(read.text() + read.subject() + read.name())
                        .as(mail.getKey())
                        .doesNotContain("\0", "\u0001", "\r");
            } catch (NoLetter e) {
                parked.put(mail.getKey(), e.reason());
            }
        }
        assertThat(parked.values()).isSubsetOf(REASONS);
        assertThat(parked)
                .as("the rest is read")
                .containsOnlyKeys(
                        "empty mail",
                        "one line feed",
                        "bytes of chance",
                        "headers of a megabyte",
                        "nested a thousand times",
                        "a hundred thousand parts",
                        "no sender",
                        "empty sender",
                        "sender without an address");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("files left behind").isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "latin 1, Grüße aus Köln",
        "windows 1251, Привет из Москвы",
        "shift jis, 'こんにちは、世界'",
        "iso 2022 jp, こんにちは",
        "gb18030, '你好,世界'",
        "utf 16 in base64, Grüße",
        "unknown charset, Grüße",
        "charset with quotes and rubbish, Grüße",
        "ascii that is not, Grüße",
        "html alone, Hello you",
        "without its last boundary, the text is here",
        "boundary that never comes, text as it stands",
        "alternative in mixed in related, inner text",
        "nul and control characters, abc[31md\u202e"
    })
    void textsAreUnderstood(String mail, String text) throws Exception {
        assertThat(read(AWKWARD.get(mail)).text()).isEqualTo(text);
    }

    @Test
    void attachmentsAreListedByHarmlessNames() throws Exception {
        ReadMail mail = read(AWKWARD.get("names of attachments"));
        assertThat(mail.attachments())
                .extracting(Attachment::name)
                .containsExactly("passwd", "Rechnung März.pdf", "ab.pdf", "☺.pdf");
        ReadMail large = read(AWKWARD.get("attachment of thirty megabytes"));
        assertThat(large.text()).isEqualTo("see the file");
        assertThat(large.attachments().getFirst().bytes()).isBetween(30_000_000L, 33_000_000L);
    }

    @Test
    void whoWroteAndWhatItAnswers() throws Exception {
        ReadMail mail =
                read(
                        HEAD
                                + "In-Reply-To: <b@x>\r\n"
                                + "References: <a@x>\r\n"
                                + " <b@x>\r\n"
                                + "Delivered-To: desk+token@frontdesk.example\r\n\r\n"
                                + "Hi");
        assertThat(mail.from()).isEqualTo("anna@example.org");
        assertThat(mail.name()).isEqualTo("Anna");
        assertThat(mail.messageId()).isEqualTo("<1@example.org>");
        assertThat(mail.references()).containsExactly("<b@x>", "<a@x>");
        assertThat(mail.recipients())
                .containsExactly("desk+token@frontdesk.example", "desk@frontdesk.example");
        assertThat(mail.automatic()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (rejected)",
                "Precedence: bulk",
                "Precedence: auto_reply",
                "List-Id: <a.b>",
                "List-Unsubscribe: <mailto:x@y>",
                "X-Autoreply: yes",
                "X-Loop: desk@frontdesk.example",
                "Return-Path: <>"
            })
    void machinesAreKnownByTheirHeaders(String header) throws Exception {
        assertThat(read(HEAD + header + "\r\n\r\nHi").automatic()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Precedence: first-class",
                "Return-Path: <anna@example.org>",
                "X-Priority: 1"
            })
    void peopleAreNone(String header) throws Exception {
        assertThat(read(HEAD + header + "\r\n\r\nHi").automatic()).isEmpty();
    }

    @Test
    void aBounceNamesTheMailThatCameBack() throws Exception {
        ReadMail.Bounce bounce =
                read("From: MAILER-DAEMON@mx.example\r\n"
                                + "Subject: Undelivered\r\n"
                                + "Content-Type: multipart/report; report-type=delivery-status;"
                                + " boundary=b\r\n\r\n"
                                + "--b\r\n"
                                + "Content-Type: text/plain\r\n\r\n"
                                + "Sorry\r\n"
                                + "--b\r\n"
                                + "Content-Type: message/delivery-status\r\n\r\n"
                                + "Reporting-MTA: dns; mx.example\r\n\r\n"
                                + "Final-Recipient: rfc822; Anna@Example.org\r\n"
                                + "Action: failed\r\n"
                                + "Status: 5.1.1\r\n"
                                + "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n"
                                + "--b\r\n"
                                + "Content-Type: message/rfc822\r\n\r\n"
                                + "From: desk@frontdesk.example\r\n"
                                + "Message-ID: <ours@frontdesk.example>\r\n\r\n"
                                + "Hi\r\n"
                                + "--b--\r\n")
                        .bounce();
        assertThat(bounce)
                .isEqualTo(
                        new ReadMail.Bounce(
                                true,
                                "anna@example.org",
                                "550 5.1.1 no such user",
                                "<ours@frontdesk.example>"));
        assertThat(
                        read("From: postmaster@old.example\r\n"
                                        + "Subject: Mail delivery failed\r\n\r\n"
                                        + "Message-ID: <ours@frontdesk.example>")
                                .bounce())
                .extracting(ReadMail.Bounce::messageId)
                .isEqualTo("<ours@frontdesk.example>");
        assertThat(read(HEAD + "\r\nHi").bounce()).isNull();
    }

    @Test
    void aMailThatComesAnotherWayIsTheSame() throws Exception {
        assertThat(digest("Received: by a\r\n" + HEAD + "\r\nHi"))
                .isEqualTo(digest("Received: by b\r\nX-Spam: no\r\n" + HEAD + "\r\nHi"))
                .isNotEqualTo(digest(HEAD + "\r\nHi!"))
                .isNotEqualTo(digest(HEAD.replace("Hello", "Hallo") + "\r\nHi"));
        assertThat(digest("From: a@b\r\n\r\nHi"))
                .isNotEqualTo(digest("From: a@b\r\nX: y\r\n\r\nHi"));
    }

    private byte[] digest(String mail) throws IOException {
        try (RawMail raw =
                RawMail.in(folder, out -> out.write(mail.getBytes(StandardCharsets.UTF_8)))) {
            return raw.digest();
        }
    }

    @Test
    void moreThanFiftyMegabytesAreRefusedAndLeaveNothing() throws IOException {
        byte[] megabyte = new byte[1 << 20];
        assertThatThrownBy(
                        () ->
                                RawMail.in(
                                        folder,
                                        out -> {
                                            for (int i = 0; i < 51; i++) {
                                                out.write(megabyte);
                                            }
                                        }))
                .isInstanceOf(RawMail.TooLarge.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}

package frontdesk.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Sixty mails such as no standard has, but mailboxes do. */
public final class AwkwardMails {

    private static final String LINES = "\r\n";

    private final String to;
    private final Map<String, byte[]> mails = new LinkedHashMap<>();

    private AwkwardMails(String to) {
        this.to = to;
    }

    /** By what is awkward about them; each time with new ids. */
    public static Map<String, byte[]> to(String address) {
        AwkwardMails awkward = new AwkwardMails(address);
        awkward.charsets();
        awkward.headers();
        awkward.structures();
        awkward.senders();
        awkward.markup();
        awkward.bombs();
        return awkward.mails;
    }

    private String head(String from, String subject) {
        return "From: "
                + from
                + LINES
                + "To: "
                + to
                + LINES
                + "Subject: "
                + subject
                + LINES
                + "Date: Sun, 22 Nov 2026 10:00:00 +0000"
                + LINES
                + "Message-ID: <"
                + UUID.randomUUID()
                + "@awkward.example>"
                + LINES
                + "MIME-Version: 1.0"
                + LINES;
    }

    private static String someone() {
        return "Some One <" + UUID.randomUUID().toString().substring(0, 8) + "@awkward.example>";
    }

    private void add(String name, String mail) {
        mails.put(name, mail.getBytes(StandardCharsets.UTF_8));
    }

    private void text(String name, String type, String encoding, byte[] body) {
        byte[] head =
                (head(someone(), name)
                                + "Content-Type: "
                                + type
                                + LINES
                                + (encoding.isEmpty()
                                        ? ""
                                        : "Content-Transfer-Encoding: " + encoding + LINES)
                                + LINES)
                        .getBytes(StandardCharsets.US_ASCII);
        mails.put(name, joined(head, body));
    }

    private static byte[] joined(byte[] head, byte[] body) {
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private void charsets() {
        text(
                "latin 1",
                "text/plain; charset=iso-8859-1",
                "8bit",
                "Grüße aus Köln".getBytes(StandardCharsets.ISO_8859_1));
        text(
                "windows 1251",
                "text/plain; charset=windows-1251",
                "8bit",
                "Привет из Москвы".getBytes(Charset.forName("windows-1251")));
        text(
                "shift jis",
                "text/plain; charset=Shift_JIS",
                "8bit",
                "こんにちは、世界".getBytes(Charset.forName("Shift_JIS")));
        text(
                "iso 2022 jp",
                "text/plain; charset=iso-2022-jp",
                "7bit",
                "こんにちは".getBytes(Charset.forName("ISO-2022-JP")));
        text(
                "gb18030",
                "text/plain; charset=gb18030",
                "8bit",
                "你好,世界".getBytes(Charset.forName("GB18030")));
        text(
                "utf 16 in base64",
                "text/plain; charset=utf-16",
                "base64",
                Base64.getMimeEncoder().encode("Grüße".getBytes(StandardCharsets.UTF_16)));
        text(
                "utf 7",
                "text/plain; charset=utf-7",
                "7bit",
                "Gr+APwA3w-e".getBytes(StandardCharsets.US_ASCII));
        text(
                "unknown charset",
                "text/plain; charset=x-unheard-of",
                "8bit",
                "Grüße".getBytes(StandardCharsets.UTF_8));
        text(
                "charset with quotes and rubbish",
                "text/plain; charset=\"utf-8\"; ; foo",
                "8bit",
                "Grüße".getBytes(StandardCharsets.UTF_8));
        text(
                "ascii that is not",
                "text/plain; charset=us-ascii",
                "8bit",
                "Grüße".getBytes(StandardCharsets.ISO_8859_1));
        text(
                "quoted printable, broken",
                "text/plain; charset=utf-8",
                "quoted-printable",
                "Gr=C3=BC=C3=9Fe =ZZ =\r\nund = Ende=".getBytes(StandardCharsets.US_ASCII));
        text(
                "base64, broken",
                "text/plain; charset=utf-8",
                "base64",
                "R3LDvMOfZQ=!!!*\r\n%%%".getBytes(StandardCharsets.US_ASCII));
        text(
                "unknown transfer encoding",
                "text/plain",
                "x-uuencode-of-mine",
                "begin 644 hello\r\n+:&5L;&\\`\r\nend".getBytes(StandardCharsets.US_ASCII));
        text(
                "nul and control characters",
                "text/plain; charset=utf-8",
                "8bit",
                "a\0b\u0001c\u001b[31md\u202e".getBytes(StandardCharsets.UTF_8));
        text(
                "lone surrogates and noncharacters",
                "text/plain; charset=utf-8",
                "8bit",
                new byte[] {
                    'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b', (byte) 0xFF, (byte) 0xFE
                });
    }

    private void headers() {
        add(
                "folded and encoded subject",
                head(
                                "=?utf-8?B?WsOrw6s=?= <zoe@awkward.example>",
                                "=?iso-8859-1?Q?Gr=FC=DFe_?=\r\n =?utf-8?B?4pi6?=")
                        + LINES
                        + "text");
        add("encoded word that never ends", head(someone(), "=?utf-8?B?4pi6") + LINES + "text");
        add(
                "encoded word of an unknown charset",
                head(someone(), "=?x-klingon?Q?abc?=") + LINES + "text");
        add("raw utf 8 in headers", head("Zoë <zoe2@awkward.example>", "Grüße ☺") + LINES + "text");
        add(
                "subject of ten thousand letters",
                head(someone(), "s".repeat(10_000)) + LINES + "text");
        add(
                "header without a colon",
                head(someone(), "no colon")
                        + "This is no header"
                        + LINES
                        + "X: y"
                        + LINES
                        + LINES
                        + "text");
        add(
                "folded first line",
                " folded from nothing" + LINES + head(someone(), "folded") + LINES + "text");
        add("only line feeds", (head(someone(), "unix") + LINES + "text").replace("\r\n", "\n"));
        add(
                "only carriage returns",
                (head(someone(), "mac") + LINES + "text").replace("\r\n", "\r"));
        add(
                "two subjects, two message ids, two senders",
                head(someone(), "one") + head(someone(), "two") + LINES + "text");
        add(
                "no subject, no date, no id",
                "From: "
                        + someone()
                        + LINES
                        + "To: "
                        + to
                        + LINES
                        + LINES
                        + "text without much of a head "
                        + UUID.randomUUID());
        add(
                "date of nonsense",
                head(someone(), "date").replaceFirst("Date: .*", "Date: the day after tomorrow")
                        + LINES
                        + "text");
        add(
                "thousand references",
                head(someone(), "references")
                        + "References: "
                        + "<a@b>\r\n ".repeat(1_000)
                        + "<c@d>"
                        + LINES
                        + LINES
                        + "text");
        add(
                "content type of rubbish",
                head(someone(), "type") + "Content-Type: ;;;=/" + LINES + LINES + "text");
        add("nothing after the headers", head(someone(), "only a subject"));
        add(
                "mailbox line of mbox",
                "From somebody@example.org Sun Nov 22 10:00:00 2026\n"
                        + head(someone(), "mbox")
                        + LINES
                        + "text");
    }

    private static String part(String type, String content) {
        return "--b" + LINES + "Content-Type: " + type + LINES + LINES + content + LINES;
    }

    private void multipart(String name, String type, String... parts) {
        add(
                name,
                head(someone(), name)
                        + "Content-Type: "
                        + type
                        + "; boundary=b"
                        + LINES
                        + LINES
                        + String.join("", parts)
                        + "--b--"
                        + LINES);
    }

    private void structures() {
        multipart(
                "alternative in mixed in related",
                "multipart/mixed",
                part(
                        "multipart/related; boundary=c",
                        "--c\r\n"
                                + "Content-Type: multipart/alternative; boundary=d\r\n\r\n"
                                + "--d\r\n"
                                + "Content-Type: text/plain\r\n\r\n"
                                + "inner text\r\n"
                                + "--d\r\n"
                                + "Content-Type: text/html\r\n\r\n"
                                + "<p>inner</p>\r\n"
                                + "--d--\r\n"
                                + "--c--"));
        multipart(
                "calendar",
                "multipart/mixed",
                part("text/plain", "Please come"),
                part(
                        "text/calendar; method=REQUEST; name=invite.ics",
                        "BEGIN:VCALENDAR\r\n"
                                + "VERSION:2.0\r\n"
                                + "BEGIN:VEVENT\r\n"
                                + "SUMMARY:Meeting\r\n"
                                + "END:VEVENT\r\n"
                                + "END:VCALENDAR"));
        add(
                "calendar alone",
                head(someone(), "invitation")
                        + "Content-Type: text/calendar; method=REQUEST"
                        + LINES
                        + LINES
                        + "BEGIN:VCALENDAR\r\nEND:VCALENDAR");
        add(
                "without its last boundary",
                head(someone(), "cut off")
                        + "Content-Type: multipart/mixed; boundary=b"
                        + LINES
                        + LINES
                        + part("text/plain", "the text is here"));
        add(
                "boundary that never comes",
                head(someone(), "no parts")
                        + "Content-Type: multipart/mixed; boundary=never"
                        + LINES
                        + LINES
                        + "text as it stands");
        add(
                "multipart without a boundary",
                head(someone(), "no boundary")
                        + "Content-Type: multipart/mixed"
                        + LINES
                        + LINES
                        + "--x\r\n\r\ntext\r\n--x--");
        multipart(
                "empty parts", "multipart/mixed", "--b\r\n\r\n", "--b\r\n", part("text/plain", ""));
        multipart(
                "a mail in a mail",
                "multipart/mixed",
                part("text/plain", "see below"),
                part("message/rfc822", head(someone(), "inner") + LINES + "inner text"));
        multipart(
                "names of attachments",
                "multipart/mixed",
                part("text/plain", "files"),
                part("application/pdf; name=\"../../etc/passwd\"", "x"),
                part("application/pdf; name*=utf-8''Rechnung%20M%C3%A4rz.pdf", "x"),
                part("application/pdf; name*0=a; name*1=\"b.pdf\"", "x"),
                part("application/octet-stream; name=\"=?utf-8?B?4pi6LnBkZg==?=\"", "x"));
        multipart(
                "attachment only",
                "multipart/mixed",
                "--b\r\n"
                        + "Content-Type: application/zip; name=a.zip\r\n"
                        + "Content-Transfer-Encoding: base64\r\n\r\n"
                        + "UEsDBA==\r\n");
        multipart(
                "delivery report of nobody's mail",
                "multipart/report; report-type=delivery-status",
                part("text/plain", "It failed"),
                part(
                        "message/delivery-status",
                        "Reporting-MTA: dns; mx.example\r\n\r\n"
                                + "Final-Recipient: rfc822; a@b.example\r\n"
                                + "Action: failed\r\n"
                                + "Status: 5.1.1"));
        multipart(
                "delivery report of rubbish",
                "multipart/report; report-type=delivery-status",
                part("message/delivery-status", "\0\u0001rubbish"));
        multipart(
                "read receipt",
                "multipart/report; report-type=disposition-notification",
                part("text/plain", "It was read"),
                part(
                        "message/disposition-notification",
                        "Disposition: automatic-action/MDN-sent-automatically; displayed"));
        multipart(
                "signed with a key",
                "multipart/signed; micalg=pgp-sha256; protocol=\"application/pgp-signature\"",
                part("text/plain", "signed text"),
                part(
                        "application/pgp-signature; name=signature.asc",
                        "-----BEGIN PGP SIGNATURE-----\r\n\r\n"
                                + "iQ==\r\n"
                                + "-----END PGP SIGNATURE-----"));
        add(
                "enciphered",
                head(someone(), "secret")
                        + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data;"
                        + " name=smime.p7m"
                        + LINES
                        + "Content-Transfer-Encoding: base64"
                        + LINES
                        + LINES
                        + "MIIB");
    }

    private void senders() {
        add(
                "no sender",
                head(someone(), "no sender").replaceFirst("From: .*\r\n", "") + LINES + "text");
        add("empty sender", head("", "empty sender") + LINES + "text");
        add("sender without an address", head("Undisclosed: ;", "a group") + LINES + "text");
        add(
                "two senders",
                head(
                                "one" + UUID.randomUUID() + "@awkward.example, two@awkward.example",
                                "two senders")
                        + LINES
                        + "text");
        add(
                "sender with a comment",
                head("who (a, \"comment\") <" + UUID.randomUUID() + "@awkward.example>", "comment")
                        + LINES
                        + "text");
        add(
                "sender that begins headers",
                head("\"a\r\n b\" <inj" + UUID.randomUUID() + "@awkward.example>", "x\r\n y")
                        + LINES
                        + "text");
        add(
                "script as a name",
                head(
                                "\"<script>alert(1)</script>\" <s"
                                        + UUID.randomUUID()
                                        + "@awkward.example>",
                                "<img src=x onerror=alert(1)>")
                        + LINES
                        + "text");
    }

    private void markup() {
        text(
                "html alone",
                "text/html; charset=utf-8",
                "8bit",
                ("<html><head><style>p{}</style></head><body><p>Hello"
                                + " <b>you</b></p><script>alert(1)</script><img"
                                + " src=\"https://tracker.example/x.gif\"></body></html>")
                        .getBytes(StandardCharsets.UTF_8));
        text(
                "html of tables in tables",
                "text/html",
                "8bit",
                ("<table><tr><td>".repeat(2_000) + "deep").getBytes(StandardCharsets.UTF_8));
        text(
                "html that is none",
                "text/html",
                "8bit",
                "<<<>>><p <b =\"'><![CDATA[ x ]]> text".getBytes(StandardCharsets.UTF_8));
    }

    private void bombs() {
        add("empty mail", "");
        add("one line feed", "\n");
        add("bytes of chance", new String(chance(20_000), StandardCharsets.ISO_8859_1));
        add(
                "headers of a megabyte",
                head(someone(), "huge")
                        + ("X-Huge: " + "h".repeat(900) + LINES).repeat(1_100)
                        + LINES
                        + "text");
        StringBuilder deep = new StringBuilder(head(someone(), "deep"));
        for (int i = 0; i < 1_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append(LINES)
                    .append(LINES)
                    .append("--b")
                    .append(i)
                    .append(LINES);
        }
        add(
                "nested a thousand times",
                deep + "Content-Type: text/plain" + LINES + LINES + "bottom");
        add(
                "a hundred thousand parts",
                head(someone(), "parts")
                        + "Content-Type: multipart/mixed; boundary=b"
                        + LINES
                        + LINES
                        + "--b\r\n\r\nx\r\n".repeat(100_000)
                        + "--b--");
        add(
                "one line of five megabytes",
                head(someone(), "long line") + LINES + "x".repeat(5 << 20));
        byte[] file = Base64.getMimeEncoder().encode(chance(30 << 20));
        byte[] begin =
                (head(someone(), "thirty megabytes")
                                + "Content-Type: multipart/mixed; boundary=b"
                                + LINES
                                + LINES
                                + part("text/plain", "see the file")
                                + "--b\r\n"
                                + "Content-Type: application/octet-stream; name=big.bin\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        mails.put(
                "attachment of thirty megabytes",
                joined(joined(begin, file), "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] chance(int bytes) {
        byte[] chance = new byte[bytes];
        new Random(7).nextBytes(chance);
        return chance;
    }
}

package frontdesk.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs mails, so that other mail servers see that they are the domain's (RFC 6376: rsa-sha256,
 * relaxed/relaxed).
 *
 * @param selector says in the DNS which of the domain's keys it is
 * @param key an RSA key
 */
public record DkimKey(String domain, String selector, PrivateKey key) {

    static final String HEADER = "DKIM-Signature";

    /**
     * What a reader sees or acts on (RFC 6376, 5.4.1; RFC 8058, 4). From is named once more than it
     * is there, so that nobody adds a second one.
     */
    private static final List<String> SIGNED =
            List.of(
                    "from",
                    "to",
                    "subject",
                    "date",
                    "message-id",
                    "reply-to",
                    "in-reply-to",
                    "references",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding",
                    "auto-submitted",
                    "list-unsubscribe",
                    "list-unsubscribe-post");

    void sign(MimeMessage message, Instant now) throws MessagingException {
        try {
            DkimText text = new DkimText();
            message.writeTo(text);
            message.setHeader(HEADER, signature(text, now));
        } catch (IOException | GeneralSecurityException e) {
            throw new MessagingException("The mail cannot be signed", e);
        }
    }

    String signature(DkimText text, Instant now) throws GeneralSecurityException {
        List<String> names = new ArrayList<>();
        StringBuilder signed = new StringBuilder();
        for (String header : text.headers()) {
            String name = header.substring(0, header.indexOf(':')).strip().toLowerCase(Locale.ROOT);
            if (SIGNED.contains(name)) {
                names.add(name);
                signed.append(relaxed(name, header.substring(header.indexOf(':') + 1)))
                        .append("\r\n");
            }
        }
        names.add("from");
        String value =
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d="
                        + domain
                        + "; s="
                        + selector
                        + ";\r\n t="
                        + now.getEpochSecond()
                        + "; h="
                        + String.join(":\r\n ", names)
                        + ";\r\n bh="
                        + Base64.getEncoder().encodeToString(text.bodyHash())
                        + ";\r\n b=";
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(key);
        signing.update(
                (signed + relaxed("dkim-signature", value)).getBytes(StandardCharsets.ISO_8859_1));
        return value
                + Base64.getEncoder()
                        .encodeToString(signing.sign())
                        .replaceAll("(.{72})(?=.)", "$1\r\n ");
    }

    /** RFC 6376, 3.4.2. */
    private static String relaxed(String name, String value) {
        return name + ":" + value.replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }
}

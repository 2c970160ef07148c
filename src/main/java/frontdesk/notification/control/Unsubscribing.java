package frontdesk.notification.control;

import frontdesk.notification.Kind;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.SigningKey;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * Ends mails by a link in them (RFC 8058), without a sign-in: the link is signed with the key of
 * our tokens, and can do this one thing, for this person and kind.
 */
@ApplicationScoped
public class Unsubscribing {

    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int SIGNATURE = 64;

    /** So that no signature of ours over something else is one of these. */
    private static final byte[] PURPOSE =
            "frontdesk unsubscribe\0".getBytes(StandardCharsets.US_ASCII);

    @Inject private Preferences preferences;

    /**
     * @param kind null for all
     */
    public record Link(TenantId tenant, UUID person, @Nullable Kind kind) {}

    public static String token(Link link) {
        byte[] name =
                (link.kind() == null ? "" : link.kind().name()).getBytes(StandardCharsets.US_ASCII);
        byte[] content =
                ByteBuffer.allocate(32 + name.length)
                        .putLong(link.tenant().value().getMostSignificantBits())
                        .putLong(link.tenant().value().getLeastSignificantBits())
                        .putLong(link.person().getMostSignificantBits())
                        .putLong(link.person().getLeastSignificantBits())
                        .put(name)
                        .array();
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(SigningKey.current().privateKey());
            signature.update(PURPOSE);
            signature.update(content);
            byte[] signed = signature.sign();
            byte[] all =
                    ByteBuffer.allocate(SIGNATURE + content.length)
                            .put(signed)
                            .put(content)
                            .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @throws Refusal where it is none of ours
     */
    public static Link read(String token) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(token);
            if (all.length >= SIGNATURE + 32) {
                byte[] content = Arrays.copyOfRange(all, SIGNATURE, all.length);
                Signature signature = Signature.getInstance(ALGORITHM);
                signature.initVerify(SigningKey.current().publicKey());
                signature.update(PURPOSE);
                signature.update(content);
                if (signature.verify(all, 0, SIGNATURE)) {
                    return link(ByteBuffer.wrap(content));
                }
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Whatever it is, we have not signed it.
        }
        throw Refusal.unknown("link");
    }

    private static Link link(ByteBuffer content) {
        TenantId tenant = new TenantId(new UUID(content.getLong(), content.getLong()));
        UUID person = new UUID(content.getLong(), content.getLong());
        String kind = StandardCharsets.US_ASCII.decode(content).toString();
        return new Link(tenant, person, kind.isEmpty() ? null : Kind.valueOf(kind));
    }

    public String language(Link link) {
        return inBusiness(link, () -> preferences.of(link.person()).language());
    }

    public void stop(Link link) {
        inBusiness(
                link,
                () -> {
                    preferences.stop(link.person(), link.kind(), ChannelKind.email);
                    return "";
                });
    }

    private static String inBusiness(Link link, java.util.concurrent.Callable<String> work) {
        try {
            return CallerContext.callAs(Caller.jobOf(link.tenant()), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

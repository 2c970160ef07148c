package frontdesk.notification.control;

/** Whom browsers accept pushes from. */
public interface PushKey {

    /**
     * The public key of this server as VAPID (RFC 8292) has it: an uncompressed point in base64url.
     */
    String publicKey();
}

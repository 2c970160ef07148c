package frontdesk.platform.http;

/**
 * An answer with a secret in it that is shown once and stored nowhere, also not for repeats of the
 * request.
 */
public interface ShownOnce {

    /**
     * @return the same without the secret: what a repeat is answered
     */
    ShownOnce again();
}

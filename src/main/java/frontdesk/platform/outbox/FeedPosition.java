package frontdesk.platform.outbox;

/**
 * How far a reader has come: by transaction, since numbers are given before commits and a row with
 * a lower number may become visible later.
 */
public record FeedPosition(long transaction, long seq) {

    @Override
    public String toString() {
        return transaction + ":" + seq;
    }

    /**
     * @throws IllegalArgumentException where it is none
     */
    public static FeedPosition parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(text + " is no position");
        }
        return new FeedPosition(
                Long.parseLong(text.substring(0, colon)),
                Long.parseLong(text.substring(colon + 1)));
    }
}

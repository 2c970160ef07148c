package frontdesk.knowledge.control;

/** Small things about text. */
public final class Texts {

    private Texts() {}

    /**
     * At most {@code most} characters, cut between words, with an ellipsis where something was cut.
     */
    public static String shorten(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int cut = text.lastIndexOf(' ', most - 1);
        if (cut < most / 2) {
            cut = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        }
        return text.substring(0, cut).stripTrailing() + "…";
    }
}

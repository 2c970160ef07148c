package frontdesk.mail.control;

/** Makes HTML of what agents and the bot write. */
public interface Markup {

    /**
     * @param markdown whose own HTML stays text
     */
    String html(String markdown);
}

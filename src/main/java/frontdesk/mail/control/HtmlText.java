package frontdesk.mail.control;

/** Makes plain text of a stranger's HTML: no markup, nothing hidden in it, nothing loaded. */
public interface HtmlText {

    /** Quotes begin with {@code >}, as in plain mails. */
    String of(String html);
}

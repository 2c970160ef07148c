package frontdesk.platform.http;

/** A page for people who come by a link in a mail: a few words, and a button at most. */
public final class PlainPage {

    private PlainPage() {}

    /** All of it is ours: nothing that somebody else wrote is escaped here. */
    public static String of(String language, String title, String text, String rest) {
        return """
        <!doctype html>
        <html lang="%1$s" dir="%2$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%3$s</title>
        <link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/base.css"></head>
        <body><main class="empty"><h1>%3$s</h1><p>%4$s</p>%5$s</main></body></html>
        """
                .formatted(language, language.equals("ar") ? "rtl" : "ltr", title, text, rest);
    }

    public static String button(String label) {
        return "<form method=\"post\"><button class=\"button primary\">"
                + label
                + "</button></form>";
    }
}

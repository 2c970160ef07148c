package frontdesk.mail.control;

import java.util.Map;
import java.util.Objects;

/** What mails and notes about them say by themselves, in the languages of the house. */
public final class MailTexts {

    private static final Map<String, String> AUTOMATIC =
            Map.of(
                    "en", "Automatic reply from %s",
                    "de", "Automatische Antwort von %s",
                    "es", "Respuesta automática de %s",
                    "fr", "Réponse automatique de %s",
                    "ar", "رد تلقائي من %s");
    private static final Map<String, String> UNDELIVERED =
            Map.of(
                    "en", "The mail to %s could not be delivered: %s",
                    "de", "Die Mail an %s konnte nicht zugestellt werden: %s",
                    "es", "No se pudo entregar el correo a %s: %s",
                    "fr", "Le message à %s n’a pas pu être distribué : %s",
                    "ar", "تعذّر تسليم البريد إلى %s: %s");
    private static final Map<String, String> HOW_TO_GO_ON =
            Map.of(
                    "en", "To go on, simply reply to this mail.",
                    "de", "Antworten Sie einfach auf diese Mail, um fortzufahren.",
                    "es", "Para continuar, responda a este correo.",
                    "fr", "Pour poursuivre, répondez simplement à ce message.",
                    "ar", "للمتابعة، ما عليك سوى الرد على هذه الرسالة.");
    private static final Map<String, String> BY_THE_ASSISTANT =
            Map.of(
                    "en",
                            "This answer was written by an assistant. Reply, and a person will read"
                                    + " it.",
                    "de",
                            "Diese Antwort hat ein Assistent geschrieben. Antworten Sie, dann liest"
                                    + " es ein Mensch.",
                    "es",
                            "Esta respuesta la ha escrito un asistente. Si responde, la leerá una"
                                    + " persona.",
                    "fr",
                            "Cette réponse a été rédigée par un assistant. Répondez, et une"
                                    + " personne vous lira.",
                    "ar", "كتب هذا الرد مساعد آلي. عند الرد سيقرأه شخص.");

    private static final Map<String, String> NO_MORE =
            Map.of(
                    "en", "No more mails about this?",
                    "de", "Keine Mails mehr dazu?",
                    "es", "¿No recibir más correos sobre esto?",
                    "fr", "Plus de messages à ce sujet ?",
                    "ar", "لا مزيد من الرسائل حول هذا؟");
    private static final Map<String, String> WHAT_ENDS =
            Map.of(
                    "en", "You will get no more mails about this conversation.",
                    "de", "Sie erhalten zu diesem Gespräch keine Mails mehr.",
                    "es", "Ya no recibirá correos sobre esta conversación.",
                    "fr", "Vous ne recevrez plus de messages au sujet de cette conversation.",
                    "ar", "لن تصلك رسائل أخرى حول هذه المحادثة.");
    private static final Map<String, String> END =
            Map.of(
                    "en", "No more mails",
                    "de", "Keine Mails mehr",
                    "es", "No recibir más correos",
                    "fr", "Ne plus recevoir de messages",
                    "ar", "إيقاف الرسائل");
    private static final Map<String, String> ENDED =
            Map.of(
                    "en", "Done. If you write to us again, we answer by mail again.",
                    "de", "Erledigt. Wenn Sie uns wieder schreiben, antworten wir wieder per Mail.",
                    "es", "Hecho. Si nos vuelve a escribir, le responderemos de nuevo por correo.",
                    "fr",
                            "C’est fait. Si vous nous écrivez de nouveau, nous répondrons de"
                                    + " nouveau par e-mail.",
                    "ar", "تم. إذا راسلتنا مجددًا فسنرد عليك بالبريد مجددًا.");
    private static final Map<String, String> UNSUBSCRIBED =
            Map.of(
                    "en",
                            "The customer wants no more mails about this conversation. Answers stay"
                                    + " here until the customer writes again.",
                    "de",
                            "Der Kunde will zu diesem Gespräch keine Mails mehr. Antworten bleiben"
                                    + " hier, bis er wieder schreibt.",
                    "es",
                            "El cliente no quiere más correos sobre esta conversación. Las"
                                    + " respuestas se quedan aquí hasta que vuelva a escribir.",
                    "fr",
                            "Le client ne veut plus de messages au sujet de cette conversation. Les"
                                    + " réponses restent ici jusqu’à ce qu’il écrive de nouveau.",
                    "ar",
                            "لا يريد العميل رسائل أخرى حول هذه المحادثة. تبقى الردود هنا إلى أن"
                                    + " يكتب مجددًا.");

    private MailTexts() {}

    /** What the page says that a mail's link leads to. */
    public static String noMore(String language) {
        return in(NO_MORE, language);
    }

    public static String whatEnds(String language) {
        return in(WHAT_ENDS, language);
    }

    public static String end(String language) {
        return in(END, language);
    }

    public static String ended(String language) {
        return in(ENDED, language);
    }

    static String unsubscribed(String language) {
        return in(UNSUBSCRIBED, language);
    }

    static String automatic(String language, String from) {
        return in(AUTOMATIC, language).formatted(from);
    }

    static String undelivered(String language, String to, String reason) {
        return in(UNDELIVERED, language).formatted(to, reason);
    }

    static String footer(String language, boolean bot, String unsubscribe) {
        return in(bot ? BY_THE_ASSISTANT : HOW_TO_GO_ON, language)
                + "\n"
                + in(END, language)
                + ": "
                + unsubscribe;
    }

    private static String in(Map<String, String> texts, String language) {
        String text = texts.get(language);
        return text == null ? Objects.requireNonNull(texts.get("en")) : text;
    }
}

package frontdesk.mail.control;

import java.util.Map;
import java.util.Objects;

/** What mails and notes about them say by themselves, in the languages of the house. */
final class MailTexts {

    private static final Map<String, String> AUTOMATIC = Map.of(
            "en", "Automatic reply from %s",
            "de", "Automatische Antwort von %s",
            "es", "Respuesta automática de %s",
            "fr", "Réponse automatique de %s",
            "ar", "رد تلقائي من %s");
    private static final Map<String, String> UNDELIVERED = Map.of(
            "en", "The mail to %s could not be delivered: %s",
            "de", "Die Mail an %s konnte nicht zugestellt werden: %s",
            "es", "No se pudo entregar el correo a %s: %s",
            "fr", "Le message à %s n’a pas pu être distribué : %s",
            "ar", "تعذّر تسليم البريد إلى %s: %s");
    private static final Map<String, String> HOW_TO_GO_ON = Map.of(
            "en", "To go on, simply reply to this mail.",
            "de", "Antworten Sie einfach auf diese Mail, um fortzufahren.",
            "es", "Para continuar, responda a este correo.",
            "fr", "Pour poursuivre, répondez simplement à ce message.",
            "ar", "للمتابعة، ما عليك سوى الرد على هذه الرسالة.");
    private static final Map<String, String> BY_THE_ASSISTANT = Map.of(
            "en", "This answer was written by an assistant. Reply, and a person will read it.",
            "de", "Diese Antwort hat ein Assistent geschrieben. Antworten Sie, dann liest es ein Mensch.",
            "es", "Esta respuesta la ha escrito un asistente. Si responde, la leerá una persona.",
            "fr", "Cette réponse a été rédigée par un assistant. Répondez, et une personne vous lira.",
            "ar", "كتب هذا الرد مساعد آلي. عند الرد سيقرأه شخص.");

    private MailTexts() {}

    static String automatic(String language, String from) {
        return in(AUTOMATIC, language).formatted(from);
    }

    static String undelivered(String language, String to, String reason) {
        return in(UNDELIVERED, language).formatted(to, reason);
    }

    static String footer(String language, boolean bot) {
        return in(bot ? BY_THE_ASSISTANT : HOW_TO_GO_ON, language);
    }

    private static String in(Map<String, String> texts, String language) {
        String text = texts.get(language);
        return text == null ? Objects.requireNonNull(texts.get("en")) : text;
    }
}

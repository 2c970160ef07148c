package frontdesk.assistant.control;

import frontdesk.assistant.Turn;
import frontdesk.assistant.Turn.Utterance;
import frontdesk.assistant.control.SmallTalk.Intent;

import java.util.ArrayList;
import java.util.List;

/** What a person who takes over needs to know before reading the whole conversation. */
final class Summary {

    private static final int QUOTED = 160;

    private Summary() {}

    static String of(Turn turn, LanguageDetection detection) {
        List<Utterance> all = new ArrayList<>(turn.history());
        if (!turn.text().isBlank()) {
            all.add(new Utterance(true, turn.text()));
        }
        List<String> questions = new ArrayList<>();
        String lastAnswer = "";
        boolean lastRefused = false;
        int refused = 0;
        boolean person = false;
        boolean annoyed = false;
        for (Utterance said : all) {
            if (said.byCustomer()) {
                String language = detection.detect(said.text(), turn.language());
                var talk = SmallTalk.recognise(said.text(), language, turn.business());
                person |= talk.filter(t -> t.intent() == Intent.PERSON).isPresent();
                annoyed |= talk.filter(t -> t.intent() == Intent.FRUSTRATION).isPresent();
                if (talk.isEmpty() && !Words.of(said.text()).isEmpty()) {
                    questions.add(SmallTalk.withoutOpening(said.text(), language));
                }
            } else if (isRefusal(said.text())) {
                refused++;
                lastRefused = true;
            } else if (!isPleasantry(said.text())) {
                lastAnswer = said.text();
                lastRefused = false;
            }
        }
        return write(turn, questions, lastRefused ? "" : lastAnswer, refused, person, annoyed);
    }

    private static String write(
            Turn turn,
            List<String> questions,
            String answer,
            int refused,
            boolean person,
            boolean annoyed) {
        Texts texts = Texts.of(turn.language() == null ? "en" : turn.language());
        List<String> sentences = new ArrayList<>();
        if (questions.isEmpty()) {
            sentences.add(texts.get("summary.none"));
        } else if (questions.size() == 1) {
            sentences.add(texts.get("summary.asked", quoted(questions.getFirst())));
        } else {
            sentences.add(
                    texts.get(
                            "summary.askedMore",
                            quoted(questions.getFirst()),
                            quoted(questions.getLast())));
        }
        if (!answer.isEmpty()) {
            sentences.add(texts.get("summary.answered", quoted(answer)));
        } else if (refused > 0) {
            sentences.add(texts.get("summary.refused"));
        }
        if (refused > 0 && (refused > 1 || !answer.isEmpty())) {
            sentences.add(
                    texts.get("summary.someRefused", refused, Math.max(refused, questions.size())));
        }
        if (person) {
            sentences.add(texts.get("summary.person"));
        }
        if (annoyed) {
            sentences.add(texts.get("summary.frustrated"));
        }
        return String.join(" ", sentences);
    }

    private static boolean isRefusal(String said) {
        for (String language : Texts.LANGUAGES) {
            Texts texts = Texts.of(language);
            if (texts.isStartOf("refused", said) || texts.isStartOf("refused.languages", said)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPleasantry(String said) {
        for (String language : Texts.LANGUAGES) {
            for (String key :
                    List.of(
                            "greeting",
                            "thanks",
                            "bye",
                            "howAreYou",
                            "whoAreYou",
                            "compliment",
                            "frustration",
                            "handOff",
                            "refused.empty")) {
                if (Texts.of(language).isStartOf(key, said)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** One line in quotation marks, without citation marks and Markdown. */
    private static String quoted(String text) {
        String plain =
                text.replaceAll("\\[\\d+]", "")
                        .replaceAll("[*_`#]", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        if (plain.length() > QUOTED) {
            int cut = plain.lastIndexOf(' ', QUOTED);
            plain = plain.substring(0, cut > 0 ? cut : QUOTED) + " …";
        }
        return "“" + plain + "”" + (plain.matches(".*[.?!…]$") ? "" : ".");
    }
}

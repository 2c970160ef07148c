package frontdesk.assistant.control;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes text apart at sentences and lines. */
final class Sentences {

    private static final Pattern STEP = Pattern.compile("\\d{1,3}[.)] .*", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("^(?:\\d{1,3}[.)]|[•*-]) +");

    private Sentences() {}

    /** Without the marks of lists. */
    static List<String> of(String text, String language) {
        List<String> sentences = new ArrayList<>();
        for (String line : text.split("\n")) {
            sentences.addAll(inLine(bare(line), language));
        }
        return sentences;
    }

    static List<String> inLine(String line, String language) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.of(language));
        breaks.setText(line);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String sentence = line.substring(from, to).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    static boolean isStep(String line) {
        return STEP.matcher(line).matches();
    }

    static boolean isBullet(String line) {
        return line.startsWith("• ") || line.startsWith("- ") || line.startsWith("* ");
    }

    static String bare(String line) {
        return MARK.matcher(line).replaceFirst("").strip();
    }
}

package frontdesk.assistant.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks such as {@code [2]} in a text that is not ours, checked against what it was given. */
public final class CitationMarks {

    private static final Pattern MARK = Pattern.compile("\\s?[\\[【]\\^?\\s*(\\d{1,4}(?:\\s*[,;–-]\\s*\\d{1,4})*)\\s*[]】]");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /**
     * @param text with marks from 1 on, in the order of their first appearance
     * @param used what they stand for: the numbers that were given, in that order
     */
    public record Checked(String text, List<Integer> used) {}

    private CitationMarks() {}

    /** Drops marks beyond {@code given} and renumbers the others. */
    public static Checked check(String text, int given) {
        List<Integer> used = new ArrayList<>();
        Matcher marks = MARK.matcher(text);
        StringBuilder checked = new StringBuilder();
        while (marks.find()) {
            StringBuilder kept = new StringBuilder();
            Matcher numbers = NUMBER.matcher(marks.group(1));
            while (numbers.find()) {
                int number = Integer.parseInt(numbers.group());
                if (number >= 1 && number <= given) {
                    if (!used.contains(number)) {
                        used.add(number);
                    }
                    kept.append('[').append(used.indexOf(number) + 1).append(']');
                }
            }
            String space = marks.group().startsWith(" ") && !kept.isEmpty() ? " " : "";
            marks.appendReplacement(checked, Matcher.quoteReplacement(space + kept));
        }
        return new Checked(marks.appendTail(checked).toString().strip(), List.copyOf(used));
    }
}

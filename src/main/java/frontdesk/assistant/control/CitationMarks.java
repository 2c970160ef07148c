package frontdesk.assistant.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks such as {@code [2]} in a text that is not ours, checked against what it was given. */
public final class CitationMarks {

    private static final Pattern MARK =
            Pattern.compile("\\s?[\\[【]\\^?\\s*(\\d{1,4}(?:\\s*[,;–-]\\s*\\d{1,4})*)\\s*[]】]");
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
        Matcher marks = MARK.matcher(withoutForeign(text, given));
        StringBuilder checked = new StringBuilder();
        while (marks.find()) {
            StringBuilder kept = new StringBuilder();
            for (int number : numbers(marks, given)) {
                if (!used.contains(number)) {
                    used.add(number);
                }
                kept.append('[').append(used.indexOf(number) + 1).append(']');
            }
            String space = marks.group().startsWith(" ") ? " " : "";
            marks.appendReplacement(checked, Matcher.quoteReplacement(space + kept));
        }
        return new Checked(marks.appendTail(checked).toString().strip(), List.copyOf(used));
    }

    /** Again and again: what stood around a dropped mark may be one now. */
    private static String withoutForeign(String text, int given) {
        String before = "";
        String left = text;
        while (!left.equals(before)) {
            before = left;
            left =
                    MARK.matcher(before)
                            .replaceAll(
                                    mark ->
                                            numbers(mark, given).isEmpty()
                                                    ? ""
                                                    : Matcher.quoteReplacement(mark.group()));
        }
        return left;
    }

    private static List<Integer> numbers(MatchResult mark, int given) {
        return NUMBER.matcher(mark.group(1))
                .results()
                .map(number -> Integer.parseInt(number.group()))
                .filter(number -> number >= 1 && number <= given)
                .toList();
    }
}

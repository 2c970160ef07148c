package frontdesk.assistant.control;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text and how alike two of them are, for all five languages without a stemmer. */
final class Words {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{Nd}]+(?:['’\\-._][\\p{L}\\p{Nd}]+)*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ARABIC_PREFIX = Pattern.compile("^[وفبلك]?ال|^لل");

    private Words() {}

    /** Lower case, without accents and Arabic vowel signs, apostrophes made equal. */
    static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace("ß", "ss")
                .replace('ى', 'ي')
                .replace('ة', 'ه')
                .replace("ـ", "");
    }

    /** Folded, in order, with repetitions. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(fold(text));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** Those that carry meaning: neither function words nor single letters; numbers stay. */
    static List<String> content(String text, String language) {
        return of(text).stream()
                .filter(word -> word.length() > 1 || Character.isDigit(word.charAt(0)))
                .filter(word -> !FunctionWords.contains(language, word))
                .distinct()
                .toList();
    }

    /** 1 for the same word, less for another form or a misspelling of it, 0 for a different one. */
    static double likeness(String asked, String written) {
        if (asked.equals(written)) {
            return 1;
        }
        if (Math.abs(asked.length() - written.length()) > 12) {
            return 0;
        }
        String a = bare(asked);
        String b = bare(written);
        if (a.equals(b)) {
            return 1;
        }
        int shorter = Math.min(a.length(), b.length());
        if (shorter < 3 || Character.isDigit(a.charAt(0)) || Character.isDigit(b.charAt(0))) {
            return 0;
        }
        int common = commonPrefix(a, b);
        int rest = Math.max(a.length(), b.length()) - common;
        if (common >= 4 && rest <= 3 || common == 3 && rest <= 1) {
            return 1 - 0.05 * rest;
        }
        if (shorter >= 5 && (a.contains(b) || b.contains(a))) {
            return 0.7;
        }
        int allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
        return allowed > 0 && distance(a, b, allowed) <= allowed ? 0.75 : 0;
    }

    private static String bare(String word) {
        if (word.length() > 4 && word.charAt(0) >= '\u0600' && word.charAt(0) <= '\u06ff') {
            return ARABIC_PREFIX.matcher(word).replaceFirst("");
        }
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    static int commonPrefix(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }

    /**
     * Damerau-Levenshtein (optimal string alignment), given up as soon as it must exceed {@code
     * limit}.
     */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}

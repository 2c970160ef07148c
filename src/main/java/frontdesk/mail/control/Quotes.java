package frontdesk.mail.control;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves of a mail's text what is new in it: no quotes of what was said before, no signature. The
 * mail as it came is kept.
 */
final class Quotes {

    private static final int LONGEST_LINE = 400;

    /** What mail programs write above a quote, in the languages of the house. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile(
                    "(?iu)^>?\\s*(on\\s.{4,300}\\bwrote|am\\s.{4,300}\\bschrieb\\b.{0,200}|le\\s.{4,300}\\ba"
                            + " écrit|el\\s.{4,300}\\bescribió|(في|بتاريخ)\\s.{4,300}كتب.{0,200})\\s?:$");

    private static final Pattern ORIGINAL =
            Pattern.compile(
                    "(?iu)^-{2,}\\s*(original message|original-nachricht|ursprüngliche"
                            + " nachricht|message d['’]origine|mensaje original|الرسالة"
                            + " الأصلية)\\s*-{2,}$");
    private static final Pattern FROM =
            Pattern.compile("(?iu)^\\*?(from|von|de|من)\\s?:\\*?\\s.{2,}");
    private static final Pattern FIELD =
            Pattern.compile(
                    "(?iu)^\\*?(sent|date|to|subject|cc|gesendet|datum|an|betreff|envoyé|à|objet|enviado|enviado"
                            + " el|fecha|para|asunto|تاريخ|إلى|الموضوع)\\s?:\\*?\\s.{1,}");
    private static final Pattern SIGNATURE = Pattern.compile("^--\\s?$");
    private static final Pattern DEVICE =
            Pattern.compile(
                    "(?iu)^(sent from my|get outlook for|von meinem .{1,40} gesendet|gesendet"
                            + " von|envoyé de(puis)? mon|enviado desde mi|أُ?رسلت من).{0,80}$");
    private static final Pattern FORWARD = Pattern.compile("(?iu)^\\s*(fwd?|wg|tr|rv|enc)\\s*:.*");

    private Quotes() {}

    static String strip(String subject, String text) {
        if (FORWARD.matcher(subject).matches()) {
            return text.strip();
        }
        List<String> lines = text.lines().toList();
        List<String> kept = withoutQuotes(lines.subList(0, beginOfOriginal(lines)));
        String result =
                String.join("\n", withoutSignature(kept)).replaceAll("\n{3,}", "\n\n").strip();
        return result.isEmpty() ? text.strip() : result;
    }

    /** Where everything that follows is an older mail. */
    private static int beginOfOriginal(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = line(lines, i);
            if (ORIGINAL.matcher(line).matches()
                    || FROM.matcher(line).matches() && hasFields(lines, i + 1)) {
                return i > 0 && line(lines, i - 1).matches("[_-]{5,}") ? i - 1 : i;
            }
        }
        return lines.size();
    }

    private static boolean hasFields(List<String> lines, int from) {
        int found = 0;
        for (int i = from; i < Math.min(from + 5, lines.size()); i++) {
            if (FIELD.matcher(line(lines, i)).matches()) {
                found++;
            }
        }
        return found >= 2;
    }

    private static List<String> withoutQuotes(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int attribution = attributionLines(lines, i);
            if (attribution > 0) {
                i += attribution - 1;
                if (!isQuoteNext(lines, i + 1)) {
                    // A program that does not mark its quotes: what follows is one.
                    return kept;
                }
            } else if (!line(lines, i).startsWith(">")) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    /** Such a line is often broken into two or three. */
    private static int attributionLines(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int n = 0; n < 3 && at + n < lines.size(); n++) {
            joined.append(n == 0 ? "" : " ").append(line(lines, at + n));
            if (line(lines, at + n).isEmpty()) {
                return 0;
            }
            if (joined.charAt(joined.length() - 1) == ':'
                    && ATTRIBUTION.matcher(joined).matches()) {
                return n + 1;
            }
        }
        return 0;
    }

    private static boolean isQuoteNext(List<String> lines, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (!line(lines, i).isEmpty()) {
                return line(lines, i).startsWith(">");
            }
        }
        return false;
    }

    private static List<String> withoutSignature(List<String> lines) {
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            if (SIGNATURE.matcher(lines.get(i)).matches()) {
                end = i;
                break;
            }
        }
        while (end > 0
                && (lines.get(end - 1).isBlank()
                        || DEVICE.matcher(line(lines, end - 1)).matches())) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static String line(List<String> lines, int at) {
        String line = lines.get(at).strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    }
}

package frontdesk.knowledge.control;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The lines {@code key: value} between {@code ---} at the head of a Markdown file, as imports read
 * and exports write them: title, slug, language, status, collection, owner, review; and lists, one
 * {@code - item} a line: questions.
 */
public record FrontMatter(Map<String, String> values, String body) {

    private static final Set<String> LISTS = Set.of("questions");
    private static final Pattern HEAD =
            Pattern.compile(
                    "\\A\\uFEFF?---[ \\t]*\\n(.*?)^---[ \\t]*(?:\\n|\\z)",
                    Pattern.DOTALL | Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern ITEM = Pattern.compile("[ \\t]*-[ \\t]+(.*)", Pattern.UNIX_LINES);
    private static final Pattern LINE =
            Pattern.compile("([A-Za-z][\\w-]*)[ \\t]*:[ \\t]*(.*)", Pattern.UNIX_LINES);

    public static FrontMatter parse(String file) {
        String text = file.replace("\r\n", "\n").replace('\r', '\n');
        Matcher head = HEAD.matcher(text);
        if (!head.find()) {
            return new FrontMatter(Map.of(), text.startsWith("\uFEFF") ? text.substring(1) : text);
        }
        Map<String, String> values = values(head.group(1));
        String body = text.substring(head.end());
        return new FrontMatter(values, body.startsWith("\n") ? body.substring(1) : body);
    }

    private static Map<String, String> values(String head) {
        Map<String, String> values = new LinkedHashMap<>();
        String key = "";
        for (String line : head.split("\n")) {
            Matcher pair = LINE.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (pair.matches()) {
                key = pair.group(1);
                values.put(key, plain(pair.group(2).strip()));
            } else if (item.matches() && !key.isEmpty()) {
                values.merge(
                        key,
                        plain(item.group(1).strip()),
                        (before, next) -> before.isEmpty() ? next : before + "\n" + next);
            }
        }
        return values;
    }

    public @Nullable String get(String key) {
        String value = values.get(key);
        return value == null || value.isBlank() ? null : value;
    }

    @Override
    public String toString() {
        StringBuilder file = new StringBuilder("---\n");
        values.forEach(
                (key, value) ->
                        file.append(key).append(':').append(written(key, value)).append('\n'));
        return file.append("---\n\n").append(body).toString();
    }

    private static String written(String key, String value) {
        return LISTS.contains(key)
                ? value.lines().map(line -> "\n  - " + quoted(line)).collect(Collectors.joining())
                : " " + quoted(value);
    }

    private static String plain(String value) {
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("''", "'");
        }
        return value;
    }

    /** Quoted where YAML would read it as something else than text. */
    private static String quoted(String value) {
        String line = value.replaceAll("\\s+", " ").strip();
        boolean plain =
                line.matches("[\\p{L}\\p{N}][^#:\"'\\\\]*")
                        && !line.matches("(?i)true|false|yes|no|null");
        return plain ? line : "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

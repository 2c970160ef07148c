package frontdesk.knowledge.control;

import frontdesk.knowledge.control.Extractor.Document;
import frontdesk.knowledge.control.Extractor.Kind;
import frontdesk.knowledge.control.Extractor.Unreadable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a file is by its name and its bytes, as Markdown with what it says about itself. */
public final class ImportedFile {

    static final int MOST_BYTES = 190 * 1024;

    private ImportedFile() {}

    /**
     * @return one, or several where it is too long for one article
     */
    public static List<FrontMatter> read(String name, byte[] bytes, Extractor extractor)
            throws Unreadable {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        FrontMatter file =
                switch (extension) {
                    case "md", "markdown", "txt" -> titled(FrontMatter.parse(text(bytes)), name);
                    case "html", "htm", "xhtml" -> of(extractor.extract(Kind.HTML, bytes), name);
                    case "pdf" -> of(extractor.extract(Kind.PDF, bytes), name);
                    case "docx" -> of(extractor.extract(Kind.DOCX, bytes), name);
                    case "zip" ->
                            throw new Unreadable(
                                    "nested_archive",
                                    "An archive within an archive is not opened.");
                    default ->
                            throw new Unreadable(
                                    "unsupported_file",
                                    "Markdown, HTML, PDF and DOCX files can be imported.");
                };
        if (file.body().isBlank()) {
            throw new Unreadable(
                    "no_text",
                    "There is no text in this file. If it is a scan, it needs text recognition"
                            + " first.");
        }
        return split(file);
    }

    private static String text(byte[] bytes) throws Unreadable {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new Unreadable("unreadable_file", "This is no text file.");
            }
            return text;
        } catch (CharacterCodingException _) {
            throw new Unreadable("unreadable_file", "This is no text in UTF-8.");
        }
    }

    private static FrontMatter of(Document document, String name) {
        return titled(
                new FrontMatter(
                        document.title().isBlank() ? Map.of() : Map.of("title", document.title()),
                        document.markdown()),
                name);
    }

    /** The title is what it says, else its first heading, else its name. */
    private static FrontMatter titled(FrontMatter file, String name) {
        String body = file.body().strip();
        String heading =
                body.startsWith("# ")
                        ? body.lines().findFirst().orElse("").substring(2).strip()
                        : "";
        String said = file.get("title");
        String title =
                said != null
                        ? said
                        : heading.isEmpty() ? nameOf(name) : heading.replaceAll("\\\\(.)", "$1");
        Map<String, String> values = new java.util.LinkedHashMap<>(file.values());
        values.put("title", Texts.shorten(title.replaceAll("\\s+", " ").strip(), 200));
        boolean repeated = !heading.isEmpty() && (said == null || said.equals(heading));
        return new FrontMatter(
                values,
                repeated
                        ? body.substring(body.lines().findFirst().orElse("").length()).strip()
                        : body);
    }

    private static String nameOf(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String base = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        String words = base.replaceAll("[_-]+", " ").strip();
        return words.isEmpty()
                ? "Untitled"
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static List<FrontMatter> split(FrontMatter file) throws Unreadable {
        if (file.body().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return List.of(file);
        }
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int size = 0;
        for (String paragraph : file.body().split("\n\n")) {
            int bytes = paragraph.getBytes(StandardCharsets.UTF_8).length + 2;
            if (bytes > MOST_BYTES) {
                throw new Unreadable(
                        "too_long", "A paragraph of this file is longer than an article may be.");
            }
            if (size + bytes > MOST_BYTES) {
                parts.add(part.toString());
                part.setLength(0);
                size = 0;
            }
            part.append(paragraph).append("\n\n");
            size += bytes;
        }
        parts.add(part.toString());
        return numbered(file, parts);
    }

    private static List<FrontMatter> numbered(FrontMatter file, List<String> parts) {
        List<FrontMatter> files = new ArrayList<>();
        for (String one : parts) {
            Map<String, String> values = new java.util.LinkedHashMap<>(file.values());
            values.put(
                    "title",
                    Texts.shorten(values.getOrDefault("title", ""), 185)
                            + " ("
                            + (files.size() + 1)
                            + ")");
            files.add(new FrontMatter(values, one.strip()));
        }
        return files;
    }
}

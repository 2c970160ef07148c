package frontdesk.knowledge.boundary;

import frontdesk.knowledge.Library.Draft;
import frontdesk.knowledge.control.Articles;
import frontdesk.knowledge.entity.Article;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What an editor sends; see the API. */
public record ArticleInput(
        @Nullable String title,
        @Nullable String markdown,
        @Nullable List<String> questions,
        @Nullable String language,
        @Nullable String collectionId,
        @Nullable String status,
        @Nullable String reviewBy,
        @Nullable String ownerId) {

    public static final int LONGEST_TITLE = 200;
    public static final int MOST_BYTES = 200 * 1024;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /**
     * Refuses with the field's name what cannot be an article; whether collection and owner exist
     * is not asked here.
     */
    Draft checked() {
        return new Draft(
                null,
                Input.text("title", title, LONGEST_TITLE).strip(),
                markdown("markdown", markdown),
                questions(questions),
                language(language == null ? "en" : language),
                Article.PUBLISHED.equals(status(status == null ? Article.DRAFT : status)),
                id("collectionId", collectionId),
                id("ownerId", ownerId),
                date(reviewBy));
    }

    static String markdown(String field, @Nullable String markdown) {
        String given = Input.optional(field, markdown, MOST_BYTES);
        if (given.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Refusal.field(
                    field, "too_long", "An article may have at most 200 kB. Please split it.");
        }
        return given;
    }

    private static List<String> questions(@Nullable List<String> questions) {
        if (questions == null) {
            return List.of();
        }
        if (questions.size() > Articles.MOST_QUESTIONS) {
            throw Refusal.field(
                    "questions",
                    "too_many",
                    "An article may have at most " + Articles.MOST_QUESTIONS + " questions.");
        }
        return questions.stream()
                .map(
                        one ->
                                Input.optional("questions", one, Articles.LONGEST_QUESTION)
                                        .replaceAll("\\s+", " ")
                                        .strip())
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    static String language(String language) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw Refusal.field(
                    "language", "unknown_language", "The language is an ISO 639 code, such as en.");
        }
        return language;
    }

    static @Nullable UUID id(String field, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            throw Refusal.field(field, "malformed_id", field + " is no id.");
        }
    }

    private static String status(String status) {
        if (!Set.of(Article.DRAFT, Article.PUBLISHED).contains(status)) {
            throw Refusal.field("status", "unknown_status", "The status is draft or published.");
        }
        return status;
    }

    private static @Nullable LocalDate date(@Nullable String date) {
        if (date == null || date.isEmpty()) {
            return null;
        }
        try {
            LocalDate parsed = LocalDate.parse(date);
            if (parsed.getYear() >= 1900 && parsed.getYear() <= 9999) {
                return parsed;
            }
        } catch (DateTimeParseException _) {
            // Refused below, as a date of no use is.
        }
        throw Refusal.field("reviewBy", "malformed_date", "reviewBy is a date such as 2027-01-31.");
    }
}

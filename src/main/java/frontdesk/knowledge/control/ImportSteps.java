package frontdesk.knowledge.control;

import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.knowledge.Library.Draft;
import frontdesk.knowledge.entity.Article;
import frontdesk.knowledge.entity.ImportRun;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Makes articles of one file, and marks the file as done, in one transaction. */
@ApplicationScoped
@Transactional
public class ImportSteps {

    @Inject private Imports imports;

    @Inject private Articles articles;

    @Inject private Collections collections;

    @Inject private Slugs slugs;

    @Inject private Businesses businesses;

    @Inject private Clock clock;

    /** A file that names its slug is a new version of the article that has it, if there is one. */
    public void store(UUID id, String file, List<FrontMatter> parts) {
        ImportRun run = imports.run(id);
        for (FrontMatter part : parts) {
            Draft draft = draft(run, part, parts.size() == 1 ? file : null);
            Optional<Article> known =
                    part.get("slug") == null
                            ? Optional.empty()
                            : slugs.article(Slugs.of(part.get("slug")));
            if (known.isPresent()) {
                articles.change(known.get().id(), null, draft);
            } else {
                articles.add(draft);
            }
        }
        imports.step(id, file, parts.size(), null);
    }

    private Draft draft(ImportRun run, FrontMatter part, @Nullable String file) {
        String title = part.get("title");
        String language = part.get("language");
        String slug = part.get("slug");
        return new Draft(
                slug == null && file != null ? base(file) : slug,
                title == null ? "Untitled" : title,
                part.body(),
                questions(part.get("questions")),
                language != null && language.matches("[a-z]{2,3}") ? language : run.language(),
                !Article.DRAFT.equals(part.get("status")),
                collection(run, part.get("collection")),
                owner(part.get("owner")),
                review(part.get("review")));
    }

    private static List<String> questions(@Nullable String said) {
        return said == null
                ? List.of()
                : said.lines()
                        .map(line -> Texts.shorten(line.strip(), Articles.LONGEST_QUESTION))
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .limit(Articles.MOST_QUESTIONS)
                        .toList();
    }

    private static String base(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private @Nullable UUID collection(ImportRun run, @Nullable String named) {
        if (run.collectionId() != null || named == null) {
            return run.collectionId();
        }
        return collections.ensure(named, named, "").id();
    }

    /** By address, by name, or by the part before the @. */
    private @Nullable UUID owner(@Nullable String named) {
        if (named == null) {
            return null;
        }
        String wanted = named.toLowerCase(Locale.ROOT);
        return businesses.people().stream()
                .filter(
                        person ->
                                List.of(
                                                person.email().toLowerCase(Locale.ROOT),
                                                person.name().toLowerCase(Locale.ROOT),
                                                person.email()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replaceAll("@.*", ""))
                                        .contains(wanted))
                .map(Person::id)
                .findFirst()
                .orElse(null);
    }

    /** A date, or a number of days from today. */
    private @Nullable LocalDate review(@Nullable String said) {
        if (said == null) {
            return null;
        }
        if (said.matches("\\d{1,4}")) {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                    .plusDays(Integer.parseInt(said));
        }
        return said.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])")
                ? LocalDate.parse(said)
                : null;
    }
}

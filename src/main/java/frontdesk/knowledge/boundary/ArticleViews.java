package frontdesk.knowledge.boundary;

import frontdesk.identity.Businesses;
import frontdesk.identity.Person;
import frontdesk.knowledge.control.Collections;
import frontdesk.knowledge.control.Feedback;
import frontdesk.knowledge.control.Feedback.Votes;
import frontdesk.knowledge.control.Markup;
import frontdesk.knowledge.entity.Article;
import frontdesk.knowledge.entity.Collection;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Articles as the API shows them: with names where they hold ids. */
@ApplicationScoped
public class ArticleViews {

    public record Named(@Nullable UUID id, String name) {}

    /** An article in a list. */
    @Schema(name = "ArticleRow")
    public record Row(
            UUID id,
            String slug,
            String title,
            String language,
            @Nullable Named collection,
            String status,
            String excerpt,
            Instant updatedAt,
            @Nullable LocalDate reviewBy,
            @Nullable Named owner,
            int version) {}

    /**
     * @param questions for staff only: what people ask when they need it
     * @param feedback for staff only
     */
    @Schema(name = "Article")
    public record Full(
            UUID id,
            String slug,
            String title,
            String language,
            @Nullable Named collection,
            String status,
            String markdown,
            String html,
            @Nullable List<String> questions,
            Instant updatedAt,
            @Nullable LocalDate reviewBy,
            @Nullable Named owner,
            int version,
            @Nullable Votes feedback) {}

    @Inject private Collections collections;

    @Inject private Businesses businesses;

    @Inject private Markup markup;

    @Inject private Feedback feedback;

    Page<Row> rows(Page<Article> page) {
        Map<UUID, Collection> shelves = collections.all();
        Map<UUID, String> people = people(page.items());
        return page.map(
                one ->
                        new Row(
                                one.id(),
                                one.slug(),
                                one.title(),
                                one.language(),
                                shelf(one, shelves),
                                one.status(),
                                one.excerpt(),
                                one.updatedAt(),
                                one.reviewBy(),
                                owner(one, people),
                                one.version()));
    }

    Full full(Article one) {
        boolean staff = CallerContext.current().isStaff();
        return new Full(
                one.id(),
                one.slug(),
                one.title(),
                one.language(),
                shelf(one, collections.all()),
                one.status(),
                one.markdown(),
                markup.html(one.markdown()),
                staff ? one.questions() : null,
                one.updatedAt(),
                one.reviewBy(),
                owner(one, people(List.of(one))),
                one.version(),
                staff ? feedback.votes(one) : null);
    }

    /** Refuses a collection or an owner that the business does not have. */
    void check(@Nullable UUID collection, @Nullable UUID owner) {
        if (collection != null && collections.find(collection).isEmpty()) {
            throw Refusal.field(
                    "collectionId", "unknown_collection", "There is no such collection.");
        }
        if (owner != null
                && businesses.people().stream().noneMatch(person -> person.id().equals(owner))) {
            throw Refusal.field("ownerId", "unknown_person", "There is no such person.");
        }
    }

    private static @Nullable Named shelf(Article article, Map<UUID, Collection> shelves) {
        Collection shelf =
                article.collectionId() == null ? null : shelves.get(article.collectionId());
        return shelf == null ? null : new Named(shelf.id(), shelf.name());
    }

    private static @Nullable Named owner(Article article, Map<UUID, String> people) {
        String name = article.ownerId() == null ? null : people.get(article.ownerId());
        return name == null ? null : new Named(article.ownerId(), name);
    }

    /** Who answers for an article is the business's own affair. */
    private Map<UUID, String> people(List<Article> articles) {
        boolean asked =
                CallerContext.current().isStaff()
                        && articles.stream().anyMatch(one -> one.ownerId() != null);
        return asked
                ? businesses.people().stream().collect(Collectors.toMap(Person::id, Person::name))
                : Map.of();
    }
}

package frontdesk.knowledge.boundary;

import frontdesk.knowledge.Passage;
import frontdesk.knowledge.boundary.ArticleViews.Named;
import frontdesk.knowledge.control.ArticleSearch;
import frontdesk.knowledge.control.PassageSearch.Mode;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Finds published articles by words and by meaning. */
@Path("knowledge")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    private static final int MOST = 100;
    private static final int LONGEST = 8_000;

    @Inject private ArticleSearch search;

    @Schema(name = "FoundArticle")
    public record Result(
            UUID articleId,
            String title,
            String url,
            String language,
            @Nullable Named collection,
            String excerpt,
            double score) {}

    /**
     * @param mode fusion (the default), bm25 or vector: for comparing
     */
    @GET
    @Path("search")
    @RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Result> search(
            @QueryParam("q") @Nullable String words,
            @QueryParam("language") @Nullable String language,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("mode") @Nullable String mode) {
        int most = Math.min(MOST, limit == null ? 10 : Input.limit(limit));
        List<Result> results =
                search
                        .find(Input.text("q", words, LONGEST), checked(language), most, mode(mode))
                        .stream()
                        .map(
                                hit ->
                                        new Result(
                                                hit.passage().articleId(),
                                                hit.passage().title(),
                                                hit.passage().url(),
                                                hit.passage().language(),
                                                hit.collection() == null
                                                        ? null
                                                        : new Named(
                                                                hit.collection().id(),
                                                                hit.collection().name()),
                                                hit.excerpt(),
                                                hit.passage().score()))
                        .toList();
        return new Page<>(results, null);
    }

    /** The passages with all of their scores: why something is found, or is not. */
    @GET
    @Path("passages")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Passage> passages(
            @QueryParam("q") @Nullable String words,
            @QueryParam("language") @Nullable String language,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Math.min(MOST, Input.limit(limit));
        return new Page<>(
                search.passages(Input.text("q", words, LONGEST), checked(language), most), null);
    }

    private static @Nullable String checked(@Nullable String language) {
        return language == null || language.isEmpty() ? null : ArticleInput.language(language);
    }

    private static Mode mode(@Nullable String mode) {
        return switch (mode) {
            case null -> Mode.FUSION;
            case "fusion" -> Mode.FUSION;
            case "bm25" -> Mode.WORDS;
            case "vector" -> Mode.MEANING;
            default ->
                    throw Refusal.field(
                            "mode", "unknown_mode", "The mode is fusion, bm25 or vector.");
        };
    }
}

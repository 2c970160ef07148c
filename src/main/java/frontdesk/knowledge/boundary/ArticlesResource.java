package frontdesk.knowledge.boundary;

import frontdesk.knowledge.Library.Draft;
import frontdesk.knowledge.control.ArticleShelf;
import frontdesk.knowledge.control.Articles;
import frontdesk.knowledge.control.Feedback;
import frontdesk.knowledge.control.Markup;
import frontdesk.knowledge.entity.Article;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.UUID;

/** Articles: customers read what is published, staff writes. */
@Path("knowledge/articles")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ArticlesResource {

    @Inject private Articles articles;

    @Inject private ArticleShelf shelf;

    @Inject private ArticleViews views;

    @Inject private Markup markup;

    @Inject private Feedback feedback;

    public record Preview(@Nullable String markdown) {}

    public record Html(String html) {}

    public record Opinion(@Nullable Boolean helpful, @Nullable String comment) {}

    @GET
    @RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<ArticleViews.Row> list(
            @QueryParam("collection") @Nullable String collection,
            @QueryParam("language") @Nullable String language,
            @QueryParam("status") @Nullable String status,
            @QueryParam("q") @Nullable String words,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return views.rows(
                shelf.list(
                        new ArticleShelf.Wish(
                                ArticleInput.id("collection", collection),
                                filter("language", language),
                                "all".equals(status) ? null : filter("status", status),
                                filter("q", words),
                                after,
                                Input.limit(limit))));
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = ArticleViews.Full.class, responseCode = "201")
    public Response add(@Nullable ArticleInput input) {
        Article article = articles.add(checked(input));
        return tagged(Response.created(URI.create("knowledge/articles/" + article.id())), article);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = ArticleViews.Full.class, responseCode = "200")
    public Response read(@PathParam("id") UUID id) {
        return tagged(Response.ok(), articles.read(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = ArticleViews.Full.class, responseCode = "200")
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String expected,
            @Nullable ArticleInput input) {
        return tagged(Response.ok(), articles.change(id, version(expected), checked(input)));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public void delete(@PathParam("id") UUID id) {
        articles.delete(id);
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = ArticleViews.Full.class, responseCode = "200")
    public Response restore(@PathParam("id") UUID id) {
        return tagged(Response.ok(), articles.restore(id));
    }

    @POST
    @Path("{id}/feedback")
    @Idempotent
    @RolesAllowed({Roles.VISITOR, Roles.MEMBER, Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Response feedback(@PathParam("id") UUID id, @Nullable Opinion opinion) {
        Opinion given = Input.body(opinion);
        if (given.helpful() == null) {
            throw Refusal.field("helpful", "required", "helpful is true or false.");
        }
        feedback.take(
                articles.read(id),
                given.helpful(),
                Input.optional("comment", given.comment(), 2_000));
        return Response.noContent().build();
    }

    @POST
    @Path("preview")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Html preview(@Nullable Preview preview) {
        return new Html(
                markup.html(ArticleInput.markdown("markdown", Input.body(preview).markdown())));
    }

    private Draft checked(@Nullable ArticleInput input) {
        Draft draft = Input.body(input).checked();
        views.check(draft.collectionId(), draft.ownerId());
        return draft;
    }

    private Response tagged(Response.ResponseBuilder response, Article article) {
        return response.tag(new EntityTag(String.valueOf(article.version())))
                .entity(views.full(article))
                .build();
    }

    private static @Nullable String filter(String name, @Nullable String value) {
        String given = Input.optional(name, value, 200);
        return given.isEmpty() ? null : given;
    }

    private static @Nullable Integer version(@Nullable String expected) {
        if (expected == null) {
            throw Refusal.of(
                    428,
                    "if_match_missing",
                    "Send the article's ETag as If-Match, so that nobody's change is lost.");
        }
        if (expected.strip().equals("*")) {
            return null;
        }
        String tag = expected.strip().replaceAll("^(W/)?\"(.*)\"$", "$2");
        return tag.matches("\\d{1,9}") ? Integer.valueOf(tag) : Integer.valueOf(-1);
    }
}

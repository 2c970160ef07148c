package frontdesk.knowledge.boundary;

import frontdesk.knowledge.boundary.ArticleViews.Named;
import frontdesk.knowledge.control.Articles;
import frontdesk.knowledge.control.Markup;
import frontdesk.knowledge.entity.ArticleVersion;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How an article came to be what it is. */
@Path("knowledge/articles/{id}/versions")
@RequestScoped
@Transactional
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class ArticleVersionsResource {

    @Inject private Articles articles;

    @Inject private Markup markup;

    @Schema(name = "ArticleVersionRow")
    public record Row(int version, String title, Named editor, Instant at) {}

    @Schema(name = "ArticleVersion")
    public record Full(
            int version, String title, String markdown, String html, Named editor, Instant at) {}

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Page<Row> list(@PathParam("id") UUID id) {
        List<Row> rows =
                articles.versions(id).stream()
                        .map(
                                one ->
                                        new Row(
                                                one.version(),
                                                one.title(),
                                                new Named(null, one.editorName()),
                                                one.at()))
                        .toList();
        return new Page<>(rows, null);
    }

    @GET
    @Path("{version}")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Full read(@PathParam("id") UUID id, @PathParam("version") int version) {
        ArticleVersion one = articles.version(id, version);
        return new Full(
                one.version(),
                one.title(),
                one.markdown(),
                markup.html(one.markdown()),
                new Named(null, one.editorName()),
                one.at());
    }
}

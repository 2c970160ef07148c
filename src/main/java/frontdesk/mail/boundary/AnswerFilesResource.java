package frontdesk.mail.boundary;

import frontdesk.mail.control.AnswerFiles;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/**
 * Files that agents send with an answer: brought under the {@code clientMessageId} that the answer
 * is then said with.
 */
@Path("mail/files/{conversation}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
public class AnswerFilesResource {

    @Inject private AnswerFiles files;

    @GET
    public Page<AnswerFiles.View> list(
            @PathParam("conversation") UUID conversation,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        return files.ofConversation(conversation, after, Input.limit(limit));
    }

    /** As often as wanted, until the answer is said. */
    @PUT
    @Path("{message}/{number}")
    public AnswerFiles.View put(
            @PathParam("conversation") UUID conversation,
            @PathParam("message") String message,
            @PathParam("number") int number,
            @QueryParam("name") @Nullable String name,
            InputStream body)
            throws IOException {
        byte[] content = body.readNBytes(AnswerFiles.MOST_BYTES + 1);
        if (content.length > AnswerFiles.MOST_BYTES) {
            throw Refusal.of(
                    413, "too_large", "The files of an answer may have at most 20 MB in all.");
        }
        return files.put(
                new AnswerFiles.Place(conversation, Input.text("message", message, 100), number),
                Input.text("name", name, 300),
                content);
    }

    @GET
    @Path("{message}/{number}")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.APPLICATION_JSON})
    public Response content(
            @PathParam("conversation") UUID conversation,
            @PathParam("message") String message,
            @PathParam("number") int number) {
        AnswerFiles.Content content =
                files.content(new AnswerFiles.Place(conversation, message, number));
        return Downloads.of(content.name(), content.bytes());
    }

    @DELETE
    @Path("{message}/{number}")
    public void remove(
            @PathParam("conversation") UUID conversation,
            @PathParam("message") String message,
            @PathParam("number") int number) {
        files.remove(new AnswerFiles.Place(conversation, message, number));
    }
}

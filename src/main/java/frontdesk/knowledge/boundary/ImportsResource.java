package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Imports;
import frontdesk.knowledge.entity.ImportRun;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Takes files and says how far their import is. */
@jakarta.ws.rs.Path("knowledge/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Pattern NAME =
            Pattern.compile(
                    ".+\\.(md|markdown|txt|html?|xhtml|pdf|docx|zip)", Pattern.CASE_INSENSITIVE);

    @Inject private Imports imports;

    @Inject private ImportedCollection collection;

    @Inject private ImportAcceptance acceptance;

    @Schema(name = "ImportProblem")
    public record Problem(String file, String code, String detail) {}

    @Schema(name = "Import")
    public record View(
            UUID id,
            String name,
            String state,
            int done,
            int total,
            int articles,
            List<Problem> problems) {

        static View of(ImportRun run, List<Problem> problems) {
            return new View(
                    run.id(),
                    run.name(),
                    run.state(),
                    run.done(),
                    run.total(),
                    run.articles(),
                    problems);
        }
    }

    /** The upload is taken in before a transaction begins: its sender may be slow. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    @APIResponseSchema(value = View.class, responseCode = "202")
    public Response accept(
            @QueryParam("name") @Nullable String name,
            @QueryParam("language") @Nullable String language,
            @QueryParam("collectionId") @Nullable String collectionId,
            InputStream body)
            throws IOException {
        String given = Input.text("name", name, 200);
        if (!NAME.matcher(given).matches()) {
            throw Refusal.field(
                    "name",
                    "unsupported_file",
                    "Markdown, HTML, PDF and DOCX files, or a zip of them, can be imported.");
        }
        UUID into = collection.checked(collectionId);
        Path upload = Files.createTempFile("frontdesk-upload", null);
        try {
            take(body, upload);
            return acceptance.accept(
                    given,
                    ArticleInput.language(language == null ? "en" : language),
                    into,
                    acceptance.of(upload));
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    @GET
    @jakarta.ws.rs.Path("{id}")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public View read(@PathParam("id") UUID id) {
        return View.of(
                imports.run(id),
                imports.problems(id).stream()
                        .map(one -> new Problem(one.file(), one.code(), one.detail()))
                        .toList());
    }

    private static void take(InputStream body, Path upload) throws IOException {
        long taken = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(upload)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                taken += read;
                if (taken > MOST_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        if (taken == 0) {
            throw Refusal.of(400, "body_missing", "The body is the file's bytes; it is empty.");
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(413, "too_large", "An upload may have at most 64 MB. Please split it.");
    }
}

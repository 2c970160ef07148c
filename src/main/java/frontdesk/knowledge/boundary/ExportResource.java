package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Exports;
import frontdesk.platform.security.Roles;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything the business has written, to take along. */
@jakarta.ws.rs.Path("knowledge/export")
@RequestScoped
public class ExportResource {

    @Inject private Exports exports;

    @GET
    @Produces("application/zip")
    @Transactional
    @RolesAllowed({Roles.AGENT, Roles.ADMIN, Roles.OWNER})
    public Response export() throws IOException {
        Path file = Files.createTempFile("frontdesk-export", ".zip");
        try (var out = Files.newOutputStream(file)) {
            exports.write(out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        StreamingOutput content =
                out -> {
                    try {
                        Files.copy(file, out);
                    } finally {
                        Files.deleteIfExists(file);
                    }
                };
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"articles.zip\"")
                .header(HttpHeaders.CONTENT_LENGTH, Files.size(file))
                .build();
    }
}

package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.Imports;
import frontdesk.platform.http.Idempotent;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Stores an upload that has arrived, in one transaction, and once per {@code Idempotency-Key}. */
@RequestScoped
public class ImportAcceptance {

    @Inject private Imports imports;

    private @Nullable Path upload;

    /**
     * @return what {@link #accept} tells this upload from others by
     */
    String of(Path file) throws IOException {
        upload = file;
        try (InputStream in =
                new DigestInputStream(
                        Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    @Idempotent
    @Transactional
    public Response accept(String name, String language, @Nullable UUID collection, String digest)
            throws IOException {
        Path file = upload;
        if (file == null) {
            throw new IllegalStateException("There is no upload yet for " + digest);
        }
        try (InputStream content = Files.newInputStream(file)) {
            return Response.accepted(
                            ImportsResource.View.of(
                                    imports.accept(name, language, collection, content), List.of()))
                    .build();
        }
    }
}

package frontdesk.knowledge.adapter;

import frontdesk.knowledge.control.Embedder;
import frontdesk.knowledge.control.Vectors;
import frontdesk.platform.embedding.MiniLm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** Packs what the model inside the server says. */
@ApplicationScoped
public class MiniLmEmbedder implements Embedder {

    /** Written by the build, and only there. */
    private static final String RECORD = "frontdesk.vectors.record";

    @Inject private MiniLm model;

    private final KnownVectors known =
            KnownVectors.in(
                    Path.of(System.getProperty("jboss.home.dir", ""), "bin", "frontdesk.vectors"),
                    record());

    private static @Nullable Path record() {
        String record = System.getProperty(RECORD);
        return record == null ? null : Path.of(record);
    }

    @Override
    public List<byte[]> embed(List<String> texts) {
        return known.of(
                texts, unknown -> model.embed(unknown).stream().map(Vectors::pack).toList());
    }

    @Override
    public void warmUp() {
        model.embed(List.of("How do I reset my password?"));
    }
}

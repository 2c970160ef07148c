package frontdesk.knowledge.adapter;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import frontdesk.knowledge.control.Embedder;
import frontdesk.knowledge.control.Vectors;
import frontdesk.platform.embedding.MiniLm;

/** Packs what the model inside the server says. */
@ApplicationScoped
public class MiniLmEmbedder implements Embedder {

    @Inject
    private MiniLm model;

    @Override
    public List<byte[]> embed(List<String> texts) {
        return model.embed(texts).stream().map(Vectors::pack).toList();
    }

    @Override
    public void warmUp() {
        embed(List.of("How do I reset my password?"));
    }
}

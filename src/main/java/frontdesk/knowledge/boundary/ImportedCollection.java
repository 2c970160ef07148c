package frontdesk.knowledge.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Checks where an import shall go, in a transaction of its own that is over before the upload is
 * read.
 */
@ApplicationScoped
public class ImportedCollection {

    @Inject private ArticleViews views;

    @Transactional
    public @Nullable UUID checked(@Nullable String collectionId) {
        UUID id = ArticleInput.id("collectionId", collectionId);
        views.check(id, null);
        return id;
    }
}

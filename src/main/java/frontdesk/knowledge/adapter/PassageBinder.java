package frontdesk.knowledge.adapter;

import frontdesk.knowledge.control.Vectors;
import frontdesk.knowledge.entity.Chunk;

import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.VectorSimilarity;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The fields of a passage in the index: words in the field of their language, so that each has its
 * own analyser.
 */
public class PassageBinder implements TypeBinder {

    static final Set<String> LANGUAGES = Set.of("en", "de", "es", "fr", "ar");
    static final String OTHER = "xx";

    /** What is looked for. */
    enum Kind {
        TITLE,
        TEXT,
        QUESTION;

        private String field() {
            return name().toLowerCase(Locale.ROOT);
        }

        String vector() {
            return field() + "Vector";
        }
    }

    /**
     * Whose it is, what and in which language as one word, since the index intersects long lists of
     * documents more slowly than it reads one; and what a business has none of is no work at all.
     *
     * @param language null for any
     */
    static String scope(Kind kind, UUID tenant, @Nullable String language) {
        return tenant + "/" + kind.field() + (language == null ? "" : "/" + language);
    }

    /** Where this passage is looked for: in its own language, and in any. */
    static List<String> scopes(Kind kind, Chunk chunk) {
        return List.of(
                scope(kind, chunk.tenantId(), null),
                scope(kind, chunk.tenantId(), chunk.language()));
    }

    static String field(String kind, String language) {
        return kind + "_" + (LANGUAGES.contains(language) ? language : OTHER);
    }

    static List<String> all(String kind) {
        List<String> fields = new ArrayList<>();
        LANGUAGES.forEach(language -> fields.add(field(kind, language)));
        fields.add(field(kind, OTHER));
        return fields;
    }

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        IndexSchemaElement schema = context.indexSchemaElement();
        Map<String, IndexFieldReference<String>> words = new HashMap<>();
        for (String kind : List.of("title", "text", "question")) {
            for (String name : all(kind)) {
                String analyzer = "frontdesk_" + name.substring(name.indexOf('_') + 1);
                words.put(
                        name,
                        schema.field(name, f -> f.asString().analyzer(analyzer)).toReference());
            }
        }
        context.bridge(
                Chunk.class,
                new Bridge(
                        schema.field("scope", f -> f.asString()).multiValued().toReference(),
                        schema.field("article", f -> f.asString().projectable(Projectable.YES))
                                .toReference(),
                        vector(schema, Kind.TITLE),
                        vector(schema, Kind.TEXT),
                        vector(schema, Kind.QUESTION),
                        words));
    }

    private static IndexFieldReference<byte[]> vector(IndexSchemaElement schema, Kind kind) {
        return schema.field(
                        kind.vector(),
                        f ->
                                f.asByteVector()
                                        .dimension(Vectors.DIMENSION)
                                        .vectorSimilarity(VectorSimilarity.DOT_PRODUCT))
                .toReference();
    }

    private record Bridge(
            IndexFieldReference<String> scopes,
            IndexFieldReference<String> article,
            IndexFieldReference<byte[]> titleVector,
            IndexFieldReference<byte[]> textVector,
            IndexFieldReference<byte[]> questionVector,
            Map<String, IndexFieldReference<String>> words)
            implements TypeBridge<Chunk> {

        @Override
        public void write(DocumentElement target, Chunk chunk, TypeBridgeWriteContext context) {
            target.addValue(article, chunk.articleId().toString());
            if (chunk.isAsked()) {
                write(target, Kind.QUESTION, chunk, chunk.text(), questionVector);
                return;
            }
            target.addValue(words.get(field("title", chunk.language())), chunk.title());
            write(target, Kind.TEXT, chunk, chunk.heading() + "\n" + chunk.text(), textVector);
            // One passage stands for the title: many equal vectors would make the graph of
            // neighbours useless.
            if (chunk.ordinal() == 0 && chunk.titleVector().length == Vectors.DIMENSION) {
                put(target, Kind.TITLE, chunk);
                target.addValue(titleVector, Vectors.even(chunk.titleVector()));
            }
        }

        private void put(DocumentElement target, Kind kind, Chunk chunk) {
            PassageBinder.scopes(kind, chunk).forEach(scope -> target.addValue(scopes, scope));
        }

        private void write(
                DocumentElement target,
                Kind kind,
                Chunk chunk,
                String text,
                IndexFieldReference<byte[]> vector) {
            put(target, kind, chunk);
            target.addValue(words.get(field(kind.field(), chunk.language())), text);
            if (chunk.textVector().length == Vectors.DIMENSION) {
                target.addValue(vector, Vectors.even(chunk.textVector()));
            }
        }
    }
}

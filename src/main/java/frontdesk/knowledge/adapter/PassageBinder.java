package frontdesk.knowledge.adapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.VectorSimilarity;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;

import frontdesk.knowledge.control.Vectors;
import frontdesk.knowledge.entity.Chunk;

/** The fields of a passage in the index: words in the field of their language, so that each has its own analyser. */
public class PassageBinder implements TypeBinder {

    static final Set<String> LANGUAGES = Set.of("en", "de", "es", "fr", "ar");
    static final String OTHER = "xx";

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
                words.put(name, schema.field(name, f -> f.asString().analyzer(analyzer)).toReference());
            }
        }
        context.bridge(Chunk.class, new Bridge(
                schema.field("tenant", f -> f.asString()).toReference(),
                schema.field("language", f -> f.asString()).toReference(),
                schema.field("article", f -> f.asString().projectable(Projectable.YES)).toReference(),
                vector(schema, "titleVector"),
                vector(schema, "textVector"),
                vector(schema, "questionVector"),
                words));
    }

    private static IndexFieldReference<byte[]> vector(IndexSchemaElement schema, String name) {
        return schema.field(name, f -> f.asByteVector()
                        .dimension(Vectors.DIMENSION)
                        .vectorSimilarity(VectorSimilarity.DOT_PRODUCT))
                .toReference();
    }

    private record Bridge(
            IndexFieldReference<String> tenant,
            IndexFieldReference<String> language,
            IndexFieldReference<String> article,
            IndexFieldReference<byte[]> titleVector,
            IndexFieldReference<byte[]> textVector,
            IndexFieldReference<byte[]> questionVector,
            Map<String, IndexFieldReference<String>> words)
            implements TypeBridge<Chunk> {

        @Override
        public void write(DocumentElement target, Chunk chunk, TypeBridgeWriteContext context) {
            target.addValue(tenant, chunk.tenantId().toString());
            target.addValue(language, chunk.language());
            target.addValue(article, chunk.articleId().toString());
            if (chunk.isAsked()) {
                write(target, "question", chunk, chunk.text(), questionVector);
                return;
            }
            target.addValue(words.get(field("title", chunk.language())), chunk.title());
            write(target, "text", chunk, chunk.heading() + "\n" + chunk.text(), textVector);
            // One passage stands for the title: many equal vectors would make the graph of neighbours useless.
            if (chunk.ordinal() == 0 && chunk.titleVector().length == Vectors.DIMENSION) {
                target.addValue(titleVector, Vectors.even(chunk.titleVector()));
            }
        }

        private void write(DocumentElement target, String kind, Chunk chunk, String text, IndexFieldReference<byte[]> vector) {
            target.addValue(words.get(field(kind, chunk.language())), text);
            if (chunk.textVector().length == Vectors.DIMENSION) {
                target.addValue(vector, Vectors.even(chunk.textVector()));
            }
        }
    }
}

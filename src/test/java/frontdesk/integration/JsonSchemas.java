package frontdesk.integration;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import java.util.List;

/** Whether a document is what a schema says. */
final class JsonSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private JsonSchemas() {}

    static List<String> problems(String schema, String document) {
        Schema read = REGISTRY.getSchema(schema, InputFormat.JSON);
        return read.validate(document, InputFormat.JSON).stream().map(Error::toString).toList();
    }
}

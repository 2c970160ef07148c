package frontdesk.gateway.adapter.gemini;

import frontdesk.gateway.control.Trees;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * JSON Schemas as Gemini takes them: a subset of OpenAPI's, without references, unions of types,
 * and what else it refuses.
 */
final class GeminiSchema {

    private static final int DEEPEST = 32;

    /** Schemas that refer to themselves several times would grow without end. */
    private static final int LARGEST = 3_000;

    private static final JsonObject ANY_OBJECT =
            Trees.make().createObjectBuilder().add("type", "object").build();
    private static final Set<String> SAME =
            Set.of(
                    "title",
                    "description",
                    "nullable",
                    "default",
                    "pattern",
                    "minimum",
                    "maximum",
                    "minItems",
                    "maxItems",
                    "minLength",
                    "maxLength",
                    "minProperties",
                    "maxProperties",
                    "propertyOrdering",
                    "example");
    private static final Set<String> FORMATS =
            Set.of("enum", "date-time", "int32", "int64", "float", "double");

    private final JsonObject root;
    private final Set<String> open = new HashSet<>();
    private int size;

    private GeminiSchema(JsonObject root) {
        this.root = root;
    }

    static JsonObject of(JsonObject schema) {
        return new GeminiSchema(schema).clean(schema, 0);
    }

    /** Where a schema comes back to itself, anything goes. */
    private JsonObject clean(JsonObject given, int depth) {
        String reference = Trees.string(given, "$ref");
        if (depth > DEEPEST || ++size > LARGEST || !(reference.isEmpty() || open.add(reference))) {
            return ANY_OBJECT;
        }
        JsonObject out = cleaned(resolve(given), depth);
        open.remove(reference);
        return out;
    }

    private JsonObject cleaned(JsonObject schema, int depth) {
        JsonObjectBuilder out = Trees.make().createObjectBuilder();
        Set<String> types = types(schema);
        boolean nullable = types.remove("null");
        for (Map.Entry<String, JsonValue> entry : schema.entrySet()) {
            if (SAME.contains(entry.getKey()) && entry.getValue() != JsonValue.NULL) {
                out.add(entry.getKey(), entry.getValue());
            }
        }
        if (FORMATS.contains(Trees.string(schema, "format"))) {
            out.add("format", Trees.string(schema, "format"));
        }
        nullable |= union(schema, types, out, depth);
        words(schema, types, out);
        if (types.size() == 1) {
            shape(types.iterator().next(), schema, out, depth);
        }
        if (nullable) {
            out.add("nullable", true);
        }
        return out.build();
    }

    private void shape(String type, JsonObject schema, JsonObjectBuilder out, int depth) {
        out.add("type", type);
        if (type.equals("array")) {
            JsonObject items = Trees.object(schema, "items");
            out.add(
                    "items",
                    items.isEmpty()
                            ? Trees.make().createObjectBuilder().add("type", "string").build()
                            : clean(items, depth + 1));
        } else if (type.equals("object")) {
            properties(schema, out, depth);
        }
    }

    private void properties(JsonObject schema, JsonObjectBuilder out, int depth) {
        JsonObject properties = Trees.object(schema, "properties");
        if (properties.isEmpty()) {
            return;
        }
        JsonObjectBuilder cleaned = Trees.make().createObjectBuilder();
        properties.forEach(
                (name, value) ->
                        cleaned.add(
                                name,
                                clean(
                                        value instanceof JsonObject object
                                                ? object
                                                : JsonValue.EMPTY_JSON_OBJECT,
                                        depth + 1)));
        out.add("properties", cleaned);
        JsonArrayBuilder required = Trees.make().createArrayBuilder();
        int count = 0;
        for (JsonValue name : Trees.array(schema, "required")) {
            if (name instanceof JsonString text && properties.containsKey(text.getString())) {
                required.add(text);
                count++;
            }
        }
        if (count > 0) {
            out.add("required", required);
        }
    }

    /**
     * @return whether null is one of the alternatives
     */
    private boolean union(JsonObject schema, Set<String> types, JsonObjectBuilder out, int depth) {
        JsonArray given = Trees.array(schema, Trees.isMissing(schema, "anyOf") ? "oneOf" : "anyOf");
        JsonArrayBuilder any = Trees.make().createArrayBuilder();
        boolean nullable = false;
        int count = 0;
        for (JsonValue each : given) {
            if (each instanceof JsonObject object && Trees.string(object, "type").equals("null")) {
                nullable = true;
            } else if (each instanceof JsonObject object) {
                any.add(clean(object, depth + 1));
                count++;
            }
        }
        if (types.size() > 1) {
            for (String type : types) {
                JsonObjectBuilder alternative = Trees.make().createObjectBuilder();
                shape(type, schema, alternative, depth);
                any.add(alternative);
                count++;
            }
        }
        if (count > 0) {
            out.add("anyOf", any);
        }
        return nullable;
    }

    /** Only words can be enumerated. */
    private static void words(JsonObject schema, Set<String> types, JsonObjectBuilder out) {
        JsonArray given =
                schema.containsKey("const")
                        ? Trees.make().createArrayBuilder().add(schema.get("const")).build()
                        : Trees.array(schema, "enum");
        JsonArrayBuilder words = Trees.make().createArrayBuilder();
        int count = 0;
        for (JsonValue value : given) {
            if (value instanceof JsonString word && !word.getString().isEmpty()) {
                words.add(word);
                count++;
            }
        }
        if (count > 0 && (types.isEmpty() || types.contains("string"))) {
            types.clear();
            types.add("string");
            out.add("enum", words);
        }
    }

    private static Set<String> types(JsonObject schema) {
        Set<String> types = new LinkedHashSet<>();
        if (schema.get("type") instanceof JsonString one) {
            types.add(one.getString());
        }
        for (JsonValue type : Trees.array(schema, "type")) {
            if (type instanceof JsonString text) {
                types.add(text.getString());
            }
        }
        if (types.isEmpty()) {
            if (schema.containsKey("properties")) {
                types.add("object");
            } else if (schema.containsKey("items")) {
                types.add("array");
            }
        }
        return types;
    }

    /**
     * References into the document itself, and several schemas of which all must hold, become one
     * schema.
     */
    private JsonObject resolve(JsonObject schema) {
        JsonObject now = schema;
        for (int steps = 0;
                steps < DEEPEST && now.get("$ref") instanceof JsonString reference;
                steps++) {
            now =
                    Trees.builder(target(reference.getString()))
                            .addAll(Trees.builder(Trees.without(now, "$ref")))
                            .build();
        }
        JsonArray all = Trees.array(now, "allOf");
        if (all.isEmpty()) {
            return now;
        }
        JsonObjectBuilder merged = Trees.make().createObjectBuilder();
        JsonObjectBuilder properties = Trees.make().createObjectBuilder();
        JsonArrayBuilder required = Trees.make().createArrayBuilder();
        for (JsonValue each : all) {
            JsonObject part =
                    each instanceof JsonObject object
                                    && object.get("$ref") instanceof JsonString reference
                            ? target(reference.getString())
                            : each instanceof JsonObject object
                                    ? object
                                    : JsonValue.EMPTY_JSON_OBJECT;
            merged.addAll(Trees.builder(part));
            properties.addAll(Trees.builder(Trees.object(part, "properties")));
            Trees.array(part, "required").forEach(required::add);
        }
        properties.addAll(Trees.builder(Trees.object(now, "properties")));
        Trees.array(now, "required").forEach(required::add);
        merged.addAll(Trees.builder(Trees.without(now, "allOf")));
        return merged.add("properties", properties).add("required", required).build();
    }

    private JsonObject target(String reference) {
        JsonObject found = root;
        for (String step : reference.replaceFirst("^#/?", "").split("/")) {
            found =
                    step.isEmpty()
                            ? found
                            : Trees.object(found, step.replace("~1", "/").replace("~0", "~"));
        }
        return found;
    }
}

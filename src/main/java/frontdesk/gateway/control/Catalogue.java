package frontdesk.gateway.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The models that a key can name. */
@ApplicationScoped
public class Catalogue {

    private static final long SINCE = 1_700_000_000L;

    @Inject private Facts facts;

    @Inject private Routing routing;

    @Inject private PriceList prices;

    /**
     * @param one a slash and a model's name; empty for all
     */
    public byte[] models(String secret, String one, Dialect dialect) throws CallProblem {
        KeyFacts key = facts.key(secret);
        List<String> names =
                names(facts.tenant(key.tenant())).stream().filter(key::allowsModel).toList();
        if (one.isEmpty()) {
            return Trees.bytes(list(names, dialect));
        }
        String name = one.substring(1);
        if (routing.target(facts.tenant(key.tenant()), name) == null && !names.contains(name)) {
            throw CallProblem.unknownModel(name);
        }
        return Trees.bytes(entry(name, dialect));
    }

    public List<String> names(TenantFacts tenant) {
        TreeSet<String> names = new TreeSet<>(tenant.aliases().keySet());
        tenant.endpoints()
                .values()
                .forEach(
                        endpoint ->
                                prices.all()
                                        .keySet()
                                        .forEach(
                                                model -> {
                                                    Target target =
                                                            routing.target(
                                                                    tenant,
                                                                    endpoint.name()
                                                                            + "/"
                                                                            + model.substring(
                                                                                    model.indexOf(
                                                                                                    '/')
                                                                                            + 1));
                                                    if (target != null
                                                            && prices.find(
                                                                            endpoint.kind(),
                                                                            target.model())
                                                                    != null
                                                            && model.startsWith(
                                                                    endpoint.kind() + "/")) {
                                                        names.add(
                                                                endpoint.name()
                                                                        + "/"
                                                                        + target.model());
                                                    }
                                                }));
        tenant.prices().keySet().forEach(names::add);
        names.addAll(List.of("echo/echo", "echo/priced", "echo/minilm"));
        return new ArrayList<>(names);
    }

    private static JsonObject list(List<String> names, Dialect dialect) {
        JsonArrayBuilder data = Trees.make().createArrayBuilder();
        names.forEach(name -> data.add(entry(name, dialect)));
        var list = Trees.make().createObjectBuilder().add("object", "list").add("data", data);
        if (dialect == Dialect.ANTHROPIC) {
            list.remove("object")
                    .add("has_more", false)
                    .add("first_id", names.getFirst())
                    .add("last_id", names.getLast());
        }
        return list.build();
    }

    private static JsonObject entry(String name, Dialect dialect) {
        return dialect == Dialect.ANTHROPIC
                ? Trees.make()
                        .createObjectBuilder()
                        .add("type", "model")
                        .add("id", name)
                        .add("display_name", name)
                        .add("created_at", "2023-11-14T22:13:20Z")
                        .build()
                : Trees.make()
                        .createObjectBuilder()
                        .add("id", name)
                        .add("object", "model")
                        .add("created", SINCE)
                        .add(
                                "owned_by",
                                name.contains("/")
                                        ? name.substring(0, name.indexOf('/'))
                                        : "frontdesk")
                        .build();
    }
}

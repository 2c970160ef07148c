package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Provider;
import frontdesk.gateway.control.ProviderTest;
import frontdesk.gateway.control.Providers;
import frontdesk.gateway.control.Routing;
import frontdesk.platform.http.Idempotent;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;

/** The business's AI providers. */
@Path("ai/providers")
@RequestScoped
@RolesAllowed({Roles.ADMIN, Roles.OWNER})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProvidersResource {

    @Inject private Providers providers;

    @Inject private Routing routing;

    @Inject private ProviderTest test;

    /**
     * @param name the word before the slash in models' names
     * @param kind openai, anthropic, gemini, ollama, azure, compatible …
     * @param baseUrl the kind's usual address if absent
     */
    public record NewProvider(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String baseUrl,
            @Nullable String apiKey) {}

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = Providers.View.class, responseCode = "201")
    public Response add(@Nullable NewProvider input) {
        NewProvider wanted = Input.body(input);
        String name = Input.text("name", wanted.name(), 60);
        if (!name.matches("[a-z0-9][a-z0-9._-]*") || name.equals("echo") || name.equals("server")) {
            throw Refusal.field(
                    "name",
                    "invalid_name",
                    "name has small letters, digits, dots, hyphens and underscores; echo and server"
                            + " are ours.");
        }
        Provider kind = kind(wanted.kind());
        String url = url(wanted.baseUrl(), kind);
        Providers.View made =
                providers.add(
                        new Providers.Terms(
                                name,
                                kind.kind(),
                                url,
                                Input.optional("apiKey", wanted.apiKey(), 4_000).strip(),
                                true));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    public Page<Providers.View> list() {
        return new Page<>(providers.all(), null);
    }

    /** The kinds there are, with their usual addresses. */
    @GET
    @Path("kinds")
    public Page<Kind> kinds() {
        List<Kind> kinds =
                routing.kinds().stream()
                        .filter(one -> !one.equals("echo"))
                        .map(this::describe)
                        .toList();
        return new Page<>(kinds, null);
    }

    public record Kind(String kind, String usualUrl) {}

    private Kind describe(String kind) {
        Provider provider = routing.ofKind(kind);
        return new Kind(kind, provider == null ? "" : provider.usualUrl());
    }

    @GET
    @Path("{id}")
    public Providers.View find(@PathParam("id") UUID id) {
        return providers.find(id);
    }

    /**
     * @param apiKey absent keeps the one there is; empty removes it
     */
    public record Change(
            @Nullable String baseUrl, @Nullable String apiKey, @Nullable Boolean enabled) {}

    @PATCH
    @Path("{id}")
    public Providers.View change(@PathParam("id") UUID id, @Nullable Change input) {
        Change change = Input.body(input);
        Providers.View known = providers.find(id);
        String url =
                change.baseUrl() == null
                        ? known.baseUrl()
                        : url(change.baseUrl(), kind(known.kind()));
        String key =
                change.apiKey() == null
                        ? null
                        : Input.optional("apiKey", change.apiKey(), 4_000).strip();
        return providers.change(
                id,
                new Providers.Terms(
                        known.name(),
                        known.kind(),
                        url,
                        key,
                        change.enabled() == null ? known.enabled() : change.enabled()));
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        providers.remove(id);
    }

    /**
     * @param model to try; the provider is asked for one word
     */
    public record Trial(@Nullable String model) {}

    /** Asks a model for one word, to see whether address and key are right. */
    @POST
    @Path("{id}/test")
    public ProviderTest.Result test(@PathParam("id") UUID id, @Nullable Trial input) {
        return test.run(providers.find(id), Input.text("model", Input.body(input).model(), 200));
    }

    private Provider kind(@Nullable String given) {
        String word = Input.text("kind", given, 40);
        Provider kind = word.equals("echo") ? null : routing.ofKind(word);
        if (kind == null) {
            throw Refusal.field(
                    "kind",
                    "unknown_kind",
                    "kind is one of " + String.join(", ", routing.kinds()) + ".");
        }
        return kind;
    }

    private static String url(@Nullable String given, Provider kind) {
        String url = Input.optional("baseUrl", given, 500).strip().replaceAll("/+$", "");
        if (url.isEmpty()) {
            if (kind.usualUrl().isEmpty()) {
                throw Refusal.field(
                        "baseUrl",
                        "required",
                        "Servers of this kind have no usual address; say theirs.");
            }
            return kind.usualUrl();
        }
        try {
            URI uri = new URI(url);
            boolean web =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            if (!web
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null) {
                throw new URISyntaxException(url, "no plain web address");
            }
        } catch (URISyntaxException e) {
            throw Refusal.field(
                    "baseUrl",
                    "invalid_url",
                    "baseUrl is an address such as https://api.example.com/v1.");
        }
        return url;
    }
}

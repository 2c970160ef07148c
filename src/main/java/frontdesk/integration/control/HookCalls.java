package frontdesk.integration.control;

import frontdesk.platform.http.JsonGuard;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.Ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Takes another system's webhook from its signature to its reply: what a forged or repeated one
 * asks for is not done.
 */
@ApplicationScoped
public class HookCalls {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    @Inject private Hooks hooks;

    @Inject private HookPayloads payloads;

    @Inject private Clients clients;

    @Inject private Requests requests;

    @Inject private Clock clock;

    /** Reads a header; null where it is absent. */
    @FunctionalInterface
    public interface Headers {
        @Nullable String get(String name);
    }

    /**
     * What a template makes of a payload.
     *
     * @param problem why its command would refuse it; empty where it would not, as far as its form
     *     tells
     */
    public record Trial(String request, String problem) {}

    /**
     * @throws RuntimeException where it is not the sender's fault, and may work another time
     */
    public Reply take(UUID id, Headers headers, String body) {
        Hook hook = hooks.called(id).orElseThrow(() -> Refusal.unknown("hook"));
        Client client = clients.known(id).orElseThrow(() -> Refusal.unknown("hook"));
        String key =
                hook.proven(headers, body, clock, Ids.next().toString())
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                401,
                                                "bad_hook_signature",
                                                "The signature, its timestamp or the token is none"
                                                        + " of this hook's."));
        clients.used(client);
        Reply reply = answer(hook, client, key, body);
        CallerContext.runAs(
                Caller.jobOf(client.tenant()),
                () -> payloads.keep(id, client.tenant(), key, body, reply));
        return reply;
    }

    private Reply answer(Hook hook, Client client, String key, String body) {
        if (hook.template().isEmpty()) {
            return new Reply(202, "application/json", "{\"state\":\"kept\"}");
        }
        try {
            return requests.takeFrom(
                    client,
                    new Incoming(request(hook.command(), hook.template(), body), null, key, true));
        } catch (Refusal e) {
            return Reply.refused(e.problem());
        }
    }

    public Trial tryOut(String command, String template, String body) {
        String request = request(command, template, body);
        try {
            requests.check(request);
            return new Trial(request, "");
        } catch (Refusal e) {
            return new Trial(request, e.problem().detail());
        }
    }

    private static String request(String command, String template, String body) {
        if (!body.stripLeading().startsWith("{")
                || !JsonGuard.isWholeObject(body.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.of(400, "malformed_json", "The body is not the JSON expected here.");
        }
        try {
            return BUILDERS.createObjectBuilder()
                    .add("type", command)
                    .add("version", 1)
                    .add("data", HookTemplate.of(template).fill(HookTemplate.object(body)))
                    .build()
                    .toString();
        } catch (JsonException e) {
            throw Refusal.of(400, "malformed_json", "The body is not the JSON expected here.");
        }
    }
}

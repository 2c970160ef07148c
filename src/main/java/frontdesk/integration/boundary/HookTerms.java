package frontdesk.integration.boundary;

import frontdesk.integration.control.CommandCatalogue;
import frontdesk.integration.control.Hooks;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.JsonGuard;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What somebody wants of a hook, checked. */
final class HookTerms {

    private static final int LONGEST_TEMPLATE = 16 * 1024;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private HookTerms() {}

    static Hooks.Terms of(HooksResource.HookInput input, CommandCatalogue commands) {
        String scheme = input.scheme() == null ? "signature" : input.scheme();
        if (!scheme.equals("signature") && !scheme.equals("token")) {
            throw Refusal.field("scheme", "unknown_scheme", "scheme is signature or token.");
        }
        String header = input.tokenHeader() == null ? "webhook-token" : input.tokenHeader();
        if (!HEADER.matcher(header).matches() || header.equalsIgnoreCase("authorization")) {
            throw Refusal.field(
                    "tokenHeader",
                    "invalid_name",
                    "tokenHeader is the name of a header of its own, such as X-Gitlab-Token.");
        }
        return new Hooks.Terms(
                Input.text("name", input.name(), 120),
                scheme,
                header,
                command(input.command(), commands),
                template(input.template()),
                input.enabled() == null || input.enabled());
    }

    static String command(@Nullable String given, CommandCatalogue commands) {
        String command = Input.text("command", given, 60);
        commands.requireKnown("command", command);
        return command;
    }

    static String template(@Nullable String given) {
        String template = Input.optional("template", given, LONGEST_TEMPLATE).strip();
        if (!template.isEmpty()
                && (!template.startsWith("{")
                        || !JsonGuard.isWholeObject(template.getBytes(StandardCharsets.UTF_8)))) {
            throw Refusal.field(
                    "template", "malformed_json", "template is a JSON object, as a text.");
        }
        return template;
    }
}

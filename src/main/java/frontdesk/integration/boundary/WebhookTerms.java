package frontdesk.integration.boundary;

import frontdesk.integration.control.EventCatalogue;
import frontdesk.integration.control.Webhooks;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What somebody wants of a webhook, checked. */
final class WebhookTerms {

    private static final int MOST_TYPES = 50;

    private WebhookTerms() {}

    static Webhooks.Terms of(WebhooksResource.WebhookInput input) {
        return new Webhooks.Terms(
                Input.text("name", input.name(), 120),
                url(input.url()).toString(),
                types(input.types()),
                input.enabled() == null || input.enabled());
    }

    static URI url(@Nullable String given) {
        try {
            URI uri = new URI(Input.text("url", given, 1_000).strip());
            if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
                throw new URISyntaxException(uri.toString(), "no plain web address");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw Refusal.field(
                    "url",
                    "invalid_url",
                    "url is an address such as https://api.example.com/hooks.");
        }
    }

    private static List<String> types(@Nullable List<String> given) {
        List<String> types =
                given == null
                        ? List.of()
                        : given.stream()
                                .map(type -> Input.text("types", type, 200))
                                .distinct()
                                .toList();
        if (types.isEmpty()) {
            throw Refusal.field(
                    "types",
                    "required",
                    "types names the events that are wanted, such as support.*.");
        }
        if (types.size() > MOST_TYPES) {
            throw Refusal.field(
                    "types", "too_many", "types has at most " + MOST_TYPES + " entries.");
        }
        types.forEach(
                type -> {
                    if (!EventCatalogue.hasAny(type)) {
                        throw Refusal.field(
                                "types",
                                "unknown_event_type",
                                "No event's type is like this. Take them from"
                                        + " /api/integration/events/types; a star may end one.");
                    }
                });
        return types;
    }
}

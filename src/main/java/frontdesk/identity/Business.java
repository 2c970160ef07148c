package frontdesk.identity;

import frontdesk.shared.TenantId;

import java.util.List;

/**
 * @param slug its name in URLs
 * @param language ISO 639-1, the one it writes in by default
 * @param languages those it serves
 * @param accentHue OKLCH hue of its accent colour, 0–360
 * @param suggestions questions that a newcomer may try
 * @param origins of foreign pages that may embed the widget, as {@code https://host}
 * @param demo made by the demo, removable with it
 */
public record Business(
        TenantId id,
        String slug,
        String name,
        String tagline,
        String language,
        List<String> languages,
        int accentHue,
        String welcome,
        List<String> suggestions,
        List<String> origins,
        boolean demo) {}

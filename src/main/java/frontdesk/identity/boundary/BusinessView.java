package frontdesk.identity.boundary;

import frontdesk.identity.Business;

import java.util.List;
import java.util.UUID;

/** What anyone may know of a business. */
public record BusinessView(
        UUID id,
        String slug,
        String name,
        String tagline,
        String language,
        List<String> languages,
        int accentHue,
        String welcome,
        List<String> suggestions) {

    static BusinessView of(Business business) {
        return new BusinessView(
                business.id().value(),
                business.slug(),
                business.name(),
                business.tagline(),
                business.language(),
                business.languages(),
                business.accentHue(),
                business.welcome(),
                business.suggestions());
    }
}

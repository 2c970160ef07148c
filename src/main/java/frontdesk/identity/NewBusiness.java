package frontdesk.identity;

import java.util.List;

/** What a business is founded with; see {@link Business}. */
public record NewBusiness(
        String slug,
        String name,
        String tagline,
        String language,
        List<String> languages,
        int accentHue,
        String welcome,
        List<String> suggestions,
        boolean demo) {

    public static NewBusiness named(String slug, String name) {
        return new NewBusiness(slug, name, "", "en", List.of("en"), 250, "", List.of(), false);
    }
}

package frontdesk.identity.control;

import frontdesk.identity.entity.BusinessEntity;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.List;

/** How a business presents itself, and which pages may carry its widget. */
@ApplicationScoped
@Transactional
public class Profile {

    private static final int MOST_ORIGINS = 50;

    @PersistenceContext private EntityManager entities;

    /** Absent fields stay as they are. {@code origins} as {@code https://host[:port]}. */
    @Schema(name = "BusinessChange")
    public record Change(
            @Nullable String name,
            @Nullable String tagline,
            @Nullable String welcome,
            @Nullable Integer accentHue,
            @Nullable List<String> suggestions,
            @Nullable List<String> origins) {}

    public void change(TenantId tenant, Change change) {
        BusinessEntity business = entities.find(BusinessEntity.class, tenant.value());
        if (change.name() != null) {
            business.rename(Input.text("name", change.name(), 80));
        }
        if (change.tagline() != null || change.welcome() != null) {
            business.greet(
                    Input.optional("tagline", change.tagline(), 200),
                    Input.optional("welcome", change.welcome(), 500));
        }
        Integer hue = change.accentHue();
        if (hue != null) {
            if (hue < 0 || hue > 360) {
                throw Refusal.field("accentHue", "out_of_range", "accentHue is between 0 and 360.");
            }
            business.colour(hue);
        }
        if (change.suggestions() != null) {
            business.suggest(checked("suggestions", change.suggestions(), 10, ".{1,200}"));
        }
        if (change.origins() != null) {
            business.allow(
                    checked(
                            "origins",
                            change.origins(),
                            MOST_ORIGINS,
                            "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?"));
        }
    }

    /** The key with which the business's own server vouches for its customers, in hexadecimal. */
    public String visitorKey(TenantId tenant) {
        byte[] key =
                (byte[])
                        entities.createNativeQuery(
                                        "select visitor_key from business_secret where tenant_id ="
                                                + " ?1")
                                .setParameter(1, tenant.value())
                                .getSingleResult();
        return HexFormat.of().formatHex(key);
    }

    private static List<String> checked(
            String field, List<String> values, int most, String pattern) {
        if (values.size() > most
                || values.stream()
                        .anyMatch(
                                value ->
                                        value == null
                                                || value.indexOf('\0') >= 0
                                                || !value.matches(pattern))) {
            throw Refusal.field(
                    field,
                    "invalid_list",
                    field + " holds at most " + most + " entries of the expected form.");
        }
        return List.copyOf(values);
    }
}

package frontdesk.identity.control;

import frontdesk.identity.Business;
import frontdesk.identity.Founding;
import frontdesk.identity.NewBusiness;
import frontdesk.identity.NewPerson;
import frontdesk.identity.Person;
import frontdesk.identity.entity.Account;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.Roles;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Founds a business together with its owner. */
@ApplicationScoped
public class Registration {

    private static final int SHORTEST_PASSWORD = 12;

    @PersistenceContext private EntityManager entities;

    @Inject private Founding founding;

    @Inject private SignIn signIn;

    public record Application(
            @Nullable String businessName,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}

    public SignIn.SignedIn register(Application application) {
        String businessName = Input.text("businessName", application.businessName(), 80);
        String email = Input.text("email", application.email(), 254);
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Refusal.field("email", "invalid_email", "This is not an e-mail address.");
        }
        String name = Input.text("name", application.name(), 120);
        String password = goodPassword("password", application.password());
        Business business = founding.found(NewBusiness.named(slug(businessName), businessName));
        Person owner =
                founding.admit(
                        new NewPerson(business.id(), email, name, List.of(Roles.OWNER), password));
        return signIn.open(entities.find(Account.class, owner.id()));
    }

    public boolean isKnown(String email) {
        return !entities.createQuery(
                        "select 1 from Account a where a.email = :email", Integer.class)
                .setParameter("email", SignIn.normalised(email))
                .getResultList()
                .isEmpty();
    }

    public Account account(UUID id) {
        return entities.find(Account.class, id);
    }

    public static String goodPassword(String field, @Nullable String password) {
        String given = Input.text(field, password, 200);
        if (given.codePointCount(0, given.length()) < SHORTEST_PASSWORD) {
            throw Refusal.field(
                    field,
                    "password_too_short",
                    "Use at least " + SHORTEST_PASSWORD + " characters; a few words are fine.");
        }
        return given;
    }

    static String slug(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String slug =
                ascii.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            throw Refusal.field(
                    "businessName", "invalid_name", "Use at least one Latin letter or digit.");
        }
        return slug.length() > 60 ? slug.substring(0, 60) : slug;
    }
}

package frontdesk.demo.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.identity.Founding;
import frontdesk.identity.NewBusiness;
import frontdesk.identity.NewPerson;
import frontdesk.platform.security.AsSystem;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.List;

/** Makes and removes the demo's businesses. */
@ApplicationScoped
public class Demo {

    private static final List<String> SLUGS = List.of("it-desk", "salon");

    @PersistenceContext private EntityManager entities;

    @Inject private Businesses businesses;

    @Inject private Founding founding;

    @Inject private DemoContent content;

    @Inject private Jsonb json;

    /** What is to be made: neither there nor removed by somebody. */
    @AsSystem
    @Transactional
    public List<String> missing() {
        List<?> known =
                entities.createNativeQuery("select slug from demo_business").getResultList();
        return SLUGS.stream().filter(slug -> !known.contains(slug)).toList();
    }

    public DemoFiles files(String slug) {
        return DemoFiles.of(slug, json);
    }

    @AsSystem
    @Transactional
    public Business found(DemoFiles files) {
        DemoFiles.BusinessFile file = files.business();
        return founding.found(
                new NewBusiness(
                        file.slug(),
                        file.name(),
                        file.tagline(),
                        file.language(),
                        file.languages(),
                        file.accentHue(),
                        file.welcome(),
                        file.suggestions(),
                        true));
    }

    @AsSystem
    @Transactional
    public void admit(Business business, DemoFiles files, String password) {
        for (DemoFiles.PersonFile person : files.business().people()) {
            founding.admit(
                    new NewPerson(
                            business.id(),
                            person.email(),
                            person.name(),
                            List.of(person.role()),
                            password));
        }
    }

    /** Acts within the business, so call as nobody in particular. */
    public void fill(Business business, DemoFiles files) {
        CallerContext.runAs(Caller.jobOf(business.id()), () -> content.fill(business, files));
    }

    /** Also clears away what a killed start left behind. */
    public void remove(String slug) {
        businesses
                .bySlug(slug)
                .filter(Business::demo)
                .ifPresent(
                        business -> {
                            CallerContext.runAs(Caller.jobOf(business.id()), content::clear);
                            CallerContext.runAs(Caller.SYSTEM, () -> dissolve(business));
                        });
    }

    @AsSystem
    @Transactional
    public void note(String slug, String state) {
        entities.createNativeQuery(
                        """
                        insert into demo_business (slug, state) values (?1, ?2) on conflict (slug) do update set state = ?2
                        """)
                .setParameter(1, slug)
                .setParameter(2, state)
                .executeUpdate();
    }

    public List<String> slugs() {
        return SLUGS;
    }

    private void dissolve(Business business) {
        founding.dissolve(business.id());
    }
}

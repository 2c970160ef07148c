package frontdesk.demo.boundary;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import frontdesk.demo.control.Demo;
import frontdesk.identity.Business;
import frontdesk.platform.start.Announcement;
import frontdesk.platform.start.InitialPassword;
import frontdesk.platform.start.Migrated;

/** Fills a new server, so that there is something to try; {@code FRONTDESK_DEMO=false} leaves it empty. */
@ApplicationScoped
public class DemoStart {

    @Inject
    private Demo demo;

    @Inject
    private Announcement announcement;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "frontdesk.demo", defaultValue = "true")
    private boolean wanted;

    void make(@Observes @Priority(5000) Migrated migrated) {
        List<String> missing = wanted ? demo.missing() : List.of();
        if (missing.isEmpty()) {
            return;
        }
        InitialPassword password = InitialPassword.from("FRONTDESK_DEMO_PASSWORD");
        // One after the other, since the first is the one at the portal's front door.
        List<Business> founded = missing.stream().map(this::found).toList();
        CompletableFuture.allOf(founded.stream()
                        .map(business -> CompletableFuture.runAsync(() -> fill(business, password.value()), executor))
                        .toArray(CompletableFuture[]::new))
                .join();
        missing.forEach(slug -> announcement.add(
                "Demo       owner@, agent@, member@" + slug + ".example  " + password.shown()));
    }

    private Business found(String slug) {
        demo.remove(slug);
        return demo.found(slug);
    }

    private void fill(Business business, String password) {
        demo.admit(business, password);
        demo.fill(business);
        demo.note(business.slug(), "ready");
    }
}

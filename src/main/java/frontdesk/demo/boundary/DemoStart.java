package frontdesk.demo.boundary;

import frontdesk.demo.control.Demo;
import frontdesk.demo.control.DemoFiles;
import frontdesk.identity.Business;
import frontdesk.platform.start.Announcement;
import frontdesk.platform.start.InitialPassword;
import frontdesk.platform.start.Migrated;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Fills a new server, so that there is something to try; {@code FRONTDESK_DEMO=false} leaves it
 * empty.
 */
@ApplicationScoped
public class DemoStart {

    @Inject private Demo demo;

    @Inject private Announcement announcement;

    @Resource private ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "frontdesk.demo", defaultValue = "true")
    private boolean wanted;

    void make(@Observes @Priority(5000) Migrated migrated) {
        List<String> missing = wanted ? demo.missing() : List.of();
        if (missing.isEmpty()) {
            return;
        }
        InitialPassword password = InitialPassword.from("FRONTDESK_DEMO_PASSWORD");
        List<CompletableFuture<Void>> filling = new ArrayList<>();
        // Founded one after the other, since the first is the one at the portal's front door.
        for (String slug : missing) {
            DemoFiles files = demo.files(slug);
            demo.remove(slug);
            Business business = demo.found(files);
            filling.add(
                    CompletableFuture.runAsync(
                            () -> fill(business, files, password.value()), executor));
        }
        CompletableFuture.allOf(filling.toArray(CompletableFuture[]::new)).join();
        missing.forEach(
                slug ->
                        announcement.add(
                                "Demo       owner@, agent@, member@"
                                        + slug
                                        + ".example  "
                                        + password.shown()));
    }

    private void fill(Business business, DemoFiles files, String password) {
        demo.admit(business, files, password);
        demo.fill(business, files);
        demo.note(business.slug(), "ready");
    }
}

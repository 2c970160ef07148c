package frontdesk.demo.boundary;

import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import frontdesk.demo.control.Demo;
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

    @Inject
    @ConfigProperty(name = "frontdesk.demo", defaultValue = "true")
    private boolean wanted;

    void make(@Observes @Priority(5000) Migrated migrated) {
        List<String> missing = wanted ? demo.missing() : List.of();
        if (missing.isEmpty()) {
            return;
        }
        InitialPassword password = InitialPassword.from("FRONTDESK_DEMO_PASSWORD");
        for (String slug : missing) {
            demo.remove(slug);
            demo.fill(demo.found(slug, password.value()));
            demo.note(slug, "ready");
            announcement.add("Demo       owner@, agent@, member@" + slug + ".example  " + password.shown());
        }
    }
}

package frontdesk.identity.boundary;

import frontdesk.identity.Founding;
import frontdesk.identity.NewPerson;
import frontdesk.identity.control.Registration;
import frontdesk.platform.security.Roles;
import frontdesk.platform.start.Announcement;
import frontdesk.platform.start.InitialPassword;
import frontdesk.platform.start.Migrated;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import java.util.List;

/** The first start makes the operator, since nobody else could. */
@ApplicationScoped
public class FirstStart {

    private static final String OPERATOR = "admin";

    @Inject private Founding founding;

    @Inject private Registration registration;

    @Inject private Announcement announcement;

    @Transactional
    void admitOperator(@Observes @Priority(100) Migrated migrated) {
        if (registration.isKnown(OPERATOR)) {
            return;
        }
        InitialPassword password = InitialPassword.from("FRONTDESK_ADMIN_PASSWORD");
        founding.admit(
                new NewPerson(
                        null, OPERATOR, "Operator", List.of(Roles.OPERATOR), password.value()));
        announcement.add("Operator   " + OPERATOR + "  " + password.shown());
    }
}

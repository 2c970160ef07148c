package frontdesk.gateway.boundary;

import frontdesk.gateway.control.Facts;
import frontdesk.gateway.control.Revisions.Changed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** This node forgets at once what a business changed. */
@ApplicationScoped
public class ChangesListener {

    @Inject private Facts facts;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
        facts.forget(change.tenant());
    }
}

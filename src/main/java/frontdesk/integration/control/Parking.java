package frontdesk.integration.control;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Optional;

/**
 * Parks a request for those whose it is: the business of the client that sent it, or the operator
 * where nobody knows.
 */
@ApplicationScoped
public class Parking {

    @Inject private Clients clients;

    @Inject private ParkedRequests parked;

    public void add(Incoming incoming, String problem) {
        String credential = incoming.credential();
        Optional<Client> client =
                credential == null ? Optional.empty() : clients.signIn(credential);
        Caller owner = client.map(one -> Caller.jobOf(one.tenant())).orElse(Caller.SYSTEM);
        CallerContext.runAs(owner, () -> parked.add(incoming, client, problem));
    }
}

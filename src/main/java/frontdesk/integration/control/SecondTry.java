package frontdesk.integration.control;

import frontdesk.platform.http.Refusal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.UUID;

/**
 * Tries a parked request again, as the client that sent it; what it has done already it does not do
 * twice.
 */
@ApplicationScoped
public class SecondTry {

    @Inject private ParkedRequests parked;

    @Inject private Clients clients;

    @Inject private Requests requests;

    /**
     * @return the reply, which the one who asks gets in the client's place; it stays parked where
     *     that is a refusal
     */
    public Reply of(UUID id) {
        ParkedRequests.Again again = parked.again(id);
        Client client =
                clients.known(again.client())
                        .orElseThrow(
                                () ->
                                        Refusal.of(
                                                409,
                                                "cannot_be_retried",
                                                "The client that sent this was revoked."));
        Reply reply = requests.takeFrom(client, again.incoming());
        if (!reply.isRefusal()) {
            parked.discard(id);
        }
        return reply;
    }
}

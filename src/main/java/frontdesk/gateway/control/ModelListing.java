package frontdesk.gateway.control;

import java.util.Optional;

/** Asks a server which models it has. */
public interface ModelListing {

    /** Its first; empty where it does not say. */
    Optional<String> first(Endpoint endpoint);
}

package frontdesk.platform.security;

import java.util.UUID;

/** On this node; its sockets are to be closed. */
public record SessionRevoked(UUID session) {}

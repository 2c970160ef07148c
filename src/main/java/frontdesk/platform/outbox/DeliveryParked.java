package frontdesk.platform.outbox;

import java.util.UUID;

/** A delivery was given up for the first time, in this transaction, and waits for the operator. */
public record DeliveryParked(UUID event, String listener) {}

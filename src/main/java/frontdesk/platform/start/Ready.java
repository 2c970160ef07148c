package frontdesk.platform.start;

/** Every room is prepared: timers and relays may begin. */
public record Ready() {}

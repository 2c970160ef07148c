package frontdesk.platform.start;

/**
 * The schema is there: rooms prepare what they need before the first request; observers are ordered
 * by priority.
 */
public record Migrated() {}

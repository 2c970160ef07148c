package frontdesk.gateway.control;

/** A protocol that clients speak. */
public enum Dialect {
    OPENAI,
    ANTHROPIC
}

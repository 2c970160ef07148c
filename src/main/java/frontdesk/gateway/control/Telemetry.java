package frontdesk.gateway.control;

/** Tells whoever watches the server of every call that has ended; of what it said, never a word. */
public interface Telemetry {

    void ended(UsageRow call);
}

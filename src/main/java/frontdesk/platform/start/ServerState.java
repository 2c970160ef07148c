package frontdesk.platform.start;

/** Whether this server has prepared everything. */
public final class ServerState {

    private static volatile boolean ready;

    private ServerState() {}

    public static boolean isReady() {
        return ready;
    }

    static void setReady(boolean now) {
        ready = now;
    }
}

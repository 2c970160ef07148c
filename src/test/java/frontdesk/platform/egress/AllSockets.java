package frontdesk.platform.egress;

/** Sockets to this machine too, where the tests' servers are. */
public final class AllSockets {

    private AllSockets() {}

    public static Sockets get() {
        Sockets sockets = new Sockets();
        sockets.privateAllowed = true;
        return sockets;
    }
}

package frontdesk.platform.start;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether this server has prepared everything. */
public final class ServerState {

    private static volatile CompletableFuture<Void> ready = new CompletableFuture<>();

    private ServerState() {}

    public static boolean isReady() {
        return ready.isDone();
    }

    /**
     * @return false where it is not ready within this time
     */
    public static boolean awaitReady(Duration within) {
        try {
            ready.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    static void setReady(boolean now) {
        if (now) {
            ready.complete(null);
        } else {
            ready = new CompletableFuture<>();
        }
    }
}

package frontdesk.gateway.control;

import java.time.Duration;

/** Counts in a fixed window of time; one below the limit and one above cannot both pass. */
final class Window {

    private final long length;
    private long startsAt;
    private long used;

    Window(Duration length) {
        this.length = length.toMillis();
    }

    /**
     * @return whether they fitted, and so were counted
     */
    synchronized boolean take(long amount, long limit, long now) {
        turn(now);
        if (amount > limit - used) {
            return false;
        }
        used += amount;
        return true;
    }

    /** Counts more, or fewer, than was thought. */
    synchronized void correct(long by, long takenAt) {
        if (takenAt >= startsAt) {
            used = Math.max(0, used + by);
        }
    }

    synchronized long left(long limit, long now) {
        turn(now);
        return Math.max(0, limit - used);
    }

    synchronized long millisLeft(long now) {
        turn(now);
        return startsAt + length - now;
    }

    synchronized boolean isOver(long now) {
        return now >= startsAt + length;
    }

    private void turn(long now) {
        if (now >= startsAt + length) {
            startsAt = now;
            used = 0;
        }
    }
}

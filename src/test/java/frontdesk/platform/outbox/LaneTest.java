package frontdesk.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

class LaneTest {

    /** Whatever was handed to the executor, run by the test when it wants. */
    private final Queue<Runnable> handed = new ArrayDeque<>();

    private int worked;

    @Test
    void isHandedToOneThreadAtATime() {
        Lane lane =
                new Lane(
                        "test",
                        handed::add,
                        () -> {
                            worked++;
                            return false;
                        });
        lane.wake();
        lane.wake();
        assertThat(handed).hasSize(1);
        handed.remove().run();
        assertThat(handed).isEmpty();
        assertThat(worked).isEqualTo(1);
        lane.wake();
        assertThat(handed).hasSize(1);
    }

    @Test
    void worksUntilThereIsNothingToDo() {
        Lane lane = new Lane("test", Runnable::run, () -> ++worked < 5);
        lane.wake();
        assertThat(worked).isEqualTo(5);
    }

    @Test
    void whoIsWokenWhileWorkingLooksAgain() {
        Lane[] lane = new Lane[1];
        lane[0] =
                new Lane(
                        "test",
                        handed::add,
                        () -> {
                            if (worked++ == 0) {
                                lane[0].wake();
                            }
                            return false;
                        });
        lane[0].wake();
        handed.remove().run();
        assertThat(worked).isEqualTo(2);
        assertThat(handed).isEmpty();
    }

    @Test
    void whatComesInQuickSuccessionIsGathered() {
        List<Long> passes = new ArrayList<>();
        Lane[] lane = new Lane[1];
        lane[0] =
                new Lane(
                        "test",
                        handed::add,
                        () -> {
                            passes.add(System.nanoTime());
                            if (passes.size() == 1) {
                                lane[0].wake();
                            }
                            return false;
                        });
        lane[0].wake();
        handed.remove().run();
        assertThat(passes).hasSize(2);
        assertThat(Duration.ofNanos(passes.get(1) - passes.get(0)))
                .isGreaterThanOrEqualTo(Lane.REST);
    }

    @Test
    void doesNotRestWhenItIsClosed() {
        Lane[] lane = new Lane[1];
        lane[0] =
                new Lane(
                        "test",
                        task -> Thread.ofVirtual().start(task),
                        () -> {
                            worked++;
                            lane[0].wake();
                            return false;
                        });
        lane[0].wake();
        lane[0].close();
        int then = worked;
        lane[0].wake();
        assertThat(worked).as("nothing begins after that").isEqualTo(then);
    }

    @Test
    void whoIsRefusedAThreadIsWokenByTheNextCall() {
        boolean[] stopping = {true};
        Lane lane =
                new Lane(
                        "test",
                        task -> {
                            if (stopping[0]) {
                                throw new RejectedExecutionException("stopping");
                            }
                            handed.add(task);
                        },
                        () -> false);
        lane.wake();
        stopping[0] = false;
        lane.wake();
        assertThat(handed).hasSize(1);
    }

    @Test
    void goesOnAfterItHasStumbled() {
        Lane lane =
                new Lane(
                        "test",
                        handed::add,
                        () -> {
                            if (worked++ == 0) {
                                throw new IllegalStateException("a stone");
                            }
                            return false;
                        });
        lane.wake();
        handed.remove().run();
        lane.wake();
        handed.remove().run();
        assertThat(worked).isEqualTo(2);
    }

    @Test
    void doesNotStumbleOverTheSameStoneAtOnce() {
        Lane lane =
                new Lane(
                        "test",
                        handed::add,
                        () -> {
                            if (worked++ == 0) {
                                return true;
                            }
                            throw new IllegalStateException("a stone");
                        });
        lane.wake();
        handed.remove().run();
        assertThat(handed).as("it waits until it is woken").isEmpty();
        assertThat(worked).isEqualTo(2);
    }
}

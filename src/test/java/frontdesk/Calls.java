package frontdesk;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;

import java.time.Clock;
import java.util.concurrent.Executors;

/** Calls that the house keeps to some of its places. */
final class Calls {

    private Calls() {}

    static DescribedPredicate<JavaCall<?>> readTheTime() {
        return DescribedPredicate.describe(
                "read the time past the clock",
                call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getName();
                    boolean withClock =
                            call.getTarget().getRawParameterTypes().stream()
                                    .anyMatch(type -> type.isEquivalentTo(Clock.class));
                    return name.equals("now") && owner.startsWith("java.time.") && !withClock
                            || name.equals("currentTimeMillis")
                            || owner.equals(Clock.class.getName()) && name.startsWith("system");
                });
    }

    static DescribedPredicate<JavaCall<?>> startThreads(boolean virtual) {
        return DescribedPredicate.describe(
                "start threads",
                call -> {
                    String owner = call.getTargetOwner().getName();
                    if (call.getName().equals("newVirtualThreadPerTaskExecutor")) {
                        return virtual;
                    }
                    return owner.equals(Executors.class.getName())
                            || owner.equals(Thread.class.getName())
                                    && (call.getName().startsWith("of")
                                            || call.getName().startsWith("startVirtual"));
                });
    }

    static DescribedPredicate<JavaCall<?>> of(Class<?> type) {
        return DescribedPredicate.describe(
                "of " + type.getName(),
                call -> call.getTargetOwner().getName().equals(type.getName()));
    }
}

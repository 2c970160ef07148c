package frontdesk.platform.security;

import java.util.concurrent.Callable;

/** Carries the {@link Caller} along the running thread. */
public final class CallerContext {

    private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

    private CallerContext() {}

    public static Caller current() {
        return CALLER.orElse(Caller.NOBODY);
    }

    public static <T> T callAs(Caller caller, Callable<T> work) throws Exception {
        return ScopedValue.where(CALLER, caller).call(work::call);
    }

    public static void runAs(Caller caller, Runnable work) {
        ScopedValue.where(CALLER, caller).run(work);
    }
}

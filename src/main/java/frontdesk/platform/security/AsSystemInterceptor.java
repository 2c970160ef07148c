package frontdesk.platform.security;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Outside the transaction, whose tenant is set when it begins. */
@Interceptor
@AsSystem
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class AsSystemInterceptor {

    @AroundInvoke
    Object asSystem(InvocationContext invocation) throws Exception {
        return CallerContext.callAs(Caller.SYSTEM, invocation::proceed);
    }
}

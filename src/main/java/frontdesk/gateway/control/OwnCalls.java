package frontdesk.gateway.control;

import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.UUID;

/**
 * Calls that need no key, since who calls is known: people on our pages, and our own rooms. The
 * business pays.
 */
@ApplicationScoped
public class OwnCalls {

    private static final String HERE = "127.0.0.1";

    @Inject private Calls calls;

    @Inject private FactReading reading;

    /**
     * @param user null for our own rooms
     */
    public void serve(
            TenantId tenant,
            @Nullable UUID user,
            Operation operation,
            byte[] body,
            String cacheControl,
            Reply reply)
            throws IOException {
        KeyFacts key;
        try {
            key = reading.person(tenant, user);
        } catch (RuntimeException e) {
            calls.refuse(
                    reply,
                    Dialect.OPENAI,
                    CallProblem.unavailable(
                            "Budgets cannot be checked just now. Try again in a moment."));
            return;
        }
        calls.serve(
                new Incoming(Dialect.OPENAI, operation, body, "", HERE, cacheControl), key, reply);
    }
}

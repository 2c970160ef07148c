package frontdesk.platform.http;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Sha256;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Inside the transaction: claims the key, runs the method, stores its response beside its effect.
 */
@Interceptor
@Idempotent
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 220)
public class IdempotentInterceptor {

    private static final int LONGEST_KEY = 200;

    @Inject private HttpServletRequest request;

    @Inject private Jsonb json;

    @Inject private Clock clock;

    @PersistenceContext private EntityManager entities;

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String key = request.getHeader("Idempotency-Key");
        Caller caller = CallerContext.current();
        if (key == null || caller.tenant() == null || caller.id() == null) {
            return invocation.proceed();
        }
        Input.text("Idempotency-Key", key, LONGEST_KEY);
        String fingerprint = fingerprint(invocation);
        if (!claim(caller, key, fingerprint)) {
            return repeat(caller, key, fingerprint);
        }
        Response response = (Response) invocation.proceed();
        store(caller, key, response);
        return response;
    }

    /** Waits here while the same key is being worked on elsewhere. */
    private boolean claim(Caller caller, String key, String fingerprint) {
        return entities.createNativeQuery(
                                """
                                insert into idempotency_key (tenant_id, caller, key, request, status, response, created_at)
                                values (?1, ?2, ?3, ?4, 0, '', ?5) on conflict do nothing
                                """)
                        .setParameter(1, caller.requireTenant().value())
                        .setParameter(2, caller.requireId())
                        .setParameter(3, key)
                        .setParameter(4, fingerprint)
                        .setParameter(5, Timestamp.from(clock.instant()))
                        .executeUpdate()
                == 1;
    }

    private Response repeat(Caller caller, String key, String fingerprint) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select request, status, response, etag, location from idempotency_key where tenant_id = ?1 and caller = ?2 and key = ?3
                                """)
                        .setParameter(1, caller.requireTenant().value())
                        .setParameter(2, caller.requireId())
                        .setParameter(3, key)
                        .getResultList();
        Object[] row = (Object[]) rows.getFirst();
        if (!row[0].equals(fingerprint)) {
            throw Refusal.of(
                    422,
                    "idempotency_key_reused",
                    "This Idempotency-Key was used for another request.");
        }
        Response.ResponseBuilder response =
                Response.status(((Number) row[1]).intValue())
                        .header("Idempotent-Replay", "true")
                        .header(HttpHeaders.ETAG, row[3])
                        .header(HttpHeaders.LOCATION, row[4]);
        return row[2].equals("")
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON).entity(row[2]).build();
    }

    private void store(Caller caller, String key, Response response) {
        entities.createNativeQuery(
                        """
                        update idempotency_key set status = ?4, response = ?5, etag = ?6, location = ?7
                        where tenant_id = ?1 and caller = ?2 and key = ?3
                        """)
                .setParameter(1, caller.requireTenant().value())
                .setParameter(2, caller.requireId())
                .setParameter(3, key)
                .setParameter(4, response.getStatus())
                .setParameter(
                        5, response.hasEntity() ? json.toJson(kept(response.getEntity())) : "")
                .setParameter(
                        6,
                        response.getEntityTag() == null
                                ? null
                                : "\"" + response.getEntityTag().getValue() + "\"")
                .setParameter(
                        7,
                        response.getLocation() == null ? null : response.getLocation().toString())
                .executeUpdate();
    }

    private static Object kept(Object entity) {
        return entity instanceof ShownOnce secret ? secret.again() : entity;
    }

    private String fingerprint(InvocationContext invocation) {
        return Sha256.hex(
                invocation.getMethod() + json.toJson(Arrays.asList(invocation.getParameters())));
    }
}

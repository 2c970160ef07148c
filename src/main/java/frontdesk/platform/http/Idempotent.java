package frontdesk.platform.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A POST that creates something, once per {@code Idempotency-Key} header: a repeat gets the first
 * response. On transactional methods that return a {@link jakarta.ws.rs.core.Response}, since the
 * key is stored with the effect or not at all.
 */
@InterceptorBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Idempotent {}

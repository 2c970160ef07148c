package frontdesk.platform.security;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import org.eclipse.microprofile.jwt.JsonWebToken;

import java.time.Clock;

/**
 * The server's check of a bearer token, not for each request anew: the signature alone costs as
 * much as a small request. What {@link CallerFilter} asks about the caller, such as whether the
 * session was revoked, is asked every time.
 */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class TokenCheck implements JWTParser {

    @Inject @Delegate @Any private JWTParser check;

    @Inject private Clock clock;

    private final CheckedTokens checked = new CheckedTokens();

    @Override
    public JsonWebToken parse(String token) throws ParseException {
        JsonWebToken known = checked.find(token, clock.instant());
        if (known != null) {
            return known;
        }
        JsonWebToken found = check.parse(token);
        checked.keep(token, found, clock.instant());
        return found;
    }
}

package frontdesk.platform.security;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Hands our public key to MicroProfile JWT, which checks every bearer token with it. */
public class TokenKeySource implements ConfigSource {

    private static final String KEY = "mp.jwt.verify.publickey";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of(KEY);
    }

    @Override
    public @Nullable String getValue(String name) {
        return name.equals(KEY) ? SigningKey.current().publicPem() : null;
    }

    @Override
    public String getName() {
        return "token key";
    }
}

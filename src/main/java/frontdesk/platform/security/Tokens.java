package frontdesk.platform.security;

import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes our bearer tokens. MicroProfile JWT reads them on every request; only an expired one is
 * read here.
 */
@ApplicationScoped
public class Tokens {

    private static final String ISSUER = "frontdesk";

    @Inject private Clock clock;

    public record Token(String value, Instant expiresAt) {}

    public Token issue(Caller caller, Duration life) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(ISSUER);
        claims.setSubject(caller.requireId().toString());
        claims.setStringClaim("upn", caller.requireId().toString());
        claims.setJwtId(Ids.next().toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(now.plus(life).toEpochMilli()));
        claims.setStringClaim("name", caller.name());
        claims.setStringListClaim("groups", List.copyOf(caller.roles()));
        if (caller.tenant() != null) {
            claims.setStringClaim("tenant", caller.tenant().toString());
        }
        if (caller.session() != null) {
            claims.setStringClaim("sid", caller.session().toString());
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(SigningKey.current().privateKey());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return new Token(signature.getCompactSerialization(), now.plus(life));
        } catch (JoseException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
    }

    /**
     * Whose token this is, also for a while after its end: renewal is the one thing an expired
     * token is good for.
     */
    public Optional<Caller> readExpired(String token, Duration grace) {
        var consumer =
                new JwtConsumerBuilder()
                        .setExpectedIssuer(ISSUER)
                        .setExpectedAudience(ISSUER)
                        .setRequireSubject()
                        .setRequireExpirationTime()
                        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                        .setAllowedClockSkewInSeconds((int) grace.toSeconds())
                        .setVerificationKey(SigningKey.current().publicKey())
                        .setJwsAlgorithmConstraints(
                                AlgorithmConstraints.ConstraintType.PERMIT,
                                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                        .build();
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return Optional.of(
                    caller(
                            claims.getSubject(),
                            claims.getStringClaimValue("name"),
                            Set.copyOf(claims.getStringListClaimValue("groups")),
                            claims.getStringClaimValue("tenant"),
                            claims.getStringClaimValue("sid")));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    static Caller caller(
            String subject,
            @Nullable String name,
            Set<String> groups,
            @Nullable String tenant,
            @Nullable String session) {
        return new Caller(
                tenant == null ? null : new TenantId(UUID.fromString(tenant)),
                UUID.fromString(subject),
                name == null ? "" : name,
                groups,
                session == null ? null : UUID.fromString(session));
    }
}

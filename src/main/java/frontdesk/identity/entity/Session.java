package frontdesk.identity.entity;

import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One sign-in on one device: renewed by its refresh secret, which changes with each use; ended by
 * signing out, by revocation, by time, or by the use of a secret that was replaced a while ago
 * (somebody has stolen it).
 */
@Entity
@Table(name = "session")
public class Session {

    /** Two tabs of one browser may renew at the same moment. */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private static final Duration LIFE = Duration.ofDays(14);

    public enum Renewal {
        RENEWED,
        OVERLAPPING,
        REFUSED
    }

    @Id private UUID id;

    @Column(name = "tenant_id")
    private @Nullable UUID tenantId;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "refresh_hash")
    private String refreshHash;

    @Column(name = "previous_hash")
    private @Nullable String previousHash;

    @Column(name = "rotated_at")
    private @Nullable Instant rotatedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected Session() {}

    public Session(Account account, String refreshHash, Instant now) {
        this.id = Ids.next();
        this.tenantId = account.tenantId();
        this.accountId = account.id();
        this.refreshHash = refreshHash;
        this.createdAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    public Renewal renew(String presentedHash, String nextHash, Instant now) {
        if (revokedAt != null || now.isAfter(expiresAt)) {
            return Renewal.REFUSED;
        }
        if (presentedHash.equals(refreshHash)) {
            previousHash = refreshHash;
            refreshHash = nextHash;
            rotatedAt = now;
            expiresAt = now.plus(LIFE);
            return Renewal.RENEWED;
        }
        if (presentedHash.equals(previousHash)
                && rotatedAt != null
                && now.isBefore(rotatedAt.plus(OVERLAP))) {
            return Renewal.OVERLAPPING;
        }
        revoke(now);
        return Renewal.REFUSED;
    }

    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}

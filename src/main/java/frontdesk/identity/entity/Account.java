package frontdesk.identity.entity;

import frontdesk.identity.Person;
import frontdesk.shared.Ids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Someone who signs in. Made by a registration, an invitation or the first start; ends with its
 * business.
 */
@Entity
@Table(name = "account")
public class Account {

    @Id private UUID id;

    @Column(name = "tenant_id")
    private @Nullable UUID tenantId;

    @Column private String email;

    @Column private String name;

    @Column private List<String> roles;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Account() {}

    public Account(
            @Nullable UUID tenantId,
            String email,
            String name,
            List<String> roles,
            String passwordHash,
            Instant now) {
        this.id = Ids.next();
        this.tenantId = tenantId;
        this.email = email;
        this.name = name;
        this.roles = roles;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public @Nullable UUID tenantId() {
        return tenantId;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public List<String> roles() {
        return List.copyOf(roles);
    }

    public String passwordHash() {
        return passwordHash;
    }

    public void changePassword(String hash) {
        this.passwordHash = hash;
    }

    public Person toPerson() {
        return new Person(id, name, email, roles());
    }
}

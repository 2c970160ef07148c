package frontdesk.identity.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.identity.Founding;
import frontdesk.identity.NewBusiness;
import frontdesk.identity.NewPerson;
import frontdesk.identity.Person;
import frontdesk.identity.entity.Account;
import frontdesk.identity.entity.BusinessEntity;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.platform.security.Hmac;
import frontdesk.platform.security.Roles;
import frontdesk.shared.Ids;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Keeps the businesses and their people. */
@ApplicationScoped
@Transactional
public class Directory implements Businesses, Founding {

    @PersistenceContext private EntityManager entities;

    @Inject private PasswordHashing passwords;

    @Inject private Registration registration;

    @Inject private Clock clock;

    @Override
    public Optional<Business> bySlug(String slug) {
        return entities.createQuery(
                        "select b from BusinessEntity b where b.slug = :slug", BusinessEntity.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst()
                .map(BusinessEntity::toBusiness);
    }

    @Override
    public Business byId(TenantId id) {
        BusinessEntity business = entities.find(BusinessEntity.class, id.value());
        if (business == null) {
            throw Refusal.unknown("business");
        }
        return business.toBusiness();
    }

    @Override
    public List<Business> listed() {
        return entities.createQuery(
                        "select b from BusinessEntity b where b.demo = true order by b.createdAt",
                        BusinessEntity.class)
                .getResultStream()
                .map(BusinessEntity::toBusiness)
                .toList();
    }

    @Override
    public List<TenantId> all() {
        return entities.createQuery(
                        "select b.id from BusinessEntity b order by b.createdAt",
                        java.util.UUID.class)
                .getResultStream()
                .map(TenantId::new)
                .toList();
    }

    @Override
    public List<Person> people() {
        return entities.createQuery(
                        "select a from Account a where a.tenantId = :tenant order by a.name",
                        Account.class)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .setMaxResults(500)
                .getResultStream()
                .map(Account::toPerson)
                .toList();
    }

    @Override
    public List<Person> operators() {
        return entities.createQuery(
                        "select a from Account a where a.tenantId is null", Account.class)
                .getResultStream()
                .map(Account::toPerson)
                .filter(person -> person.roles().contains(Roles.OPERATOR))
                .toList();
    }

    @Override
    public Business found(NewBusiness wanted) {
        if (bySlug(wanted.slug()).isPresent()) {
            throw Refusal.field(
                    "businessName", "name_taken", "There is a business of this name already.");
        }
        Business business =
                new Business(
                        new TenantId(Ids.next()),
                        wanted.slug(),
                        wanted.name(),
                        wanted.tagline(),
                        wanted.language(),
                        wanted.languages(),
                        wanted.accentHue(),
                        wanted.welcome(),
                        wanted.suggestions(),
                        List.of(),
                        wanted.demo());
        entities.persist(new BusinessEntity(business, clock.instant()));
        entities.flush();
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        entities.createNativeQuery(
                        "insert into business_secret (tenant_id, visitor_key) values (?1, ?2)")
                .setParameter(1, business.id().value())
                .setParameter(2, key)
                .executeUpdate();
        return business;
    }

    @Override
    public Person admit(NewPerson person) {
        String email = SignIn.normalised(person.email());
        if (registration.isKnown(email)) {
            throw Refusal.field("email", "email_taken", "This e-mail address cannot be used here.");
        }
        Account account =
                new Account(
                        person.business() == null ? null : person.business().value(),
                        email,
                        person.name(),
                        person.roles(),
                        passwords.hash(person.password()),
                        clock.instant());
        entities.persist(account);
        return account.toPerson();
    }

    @Override
    public void dissolve(TenantId id) {
        BusinessEntity business = entities.find(BusinessEntity.class, id.value());
        if (business != null) {
            entities.remove(business);
        }
    }

    @Override
    public boolean vouchedFor(TenantId id, String userId, String hmac) {
        byte[] key =
                (byte[])
                        entities.createNativeQuery(
                                        "select visitor_key from business_secret where tenant_id ="
                                                + " ?1")
                                .setParameter(1, id.value())
                                .getSingleResult();
        String right =
                HexFormat.of().formatHex(Hmac.sha256(key, userId.getBytes(StandardCharsets.UTF_8)));
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), hmac.getBytes(StandardCharsets.UTF_8));
    }
}

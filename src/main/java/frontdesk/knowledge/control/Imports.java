package frontdesk.knowledge.control;

import frontdesk.knowledge.entity.ImportProblem;
import frontdesk.knowledge.entity.ImportRun;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;
import frontdesk.shared.TenantId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The imports that were accepted, each with its upload, until they are done. Whoever works on one
 * holds a lease, so that another node, or this one after a restart, goes on with what a killed
 * server has left.
 */
@ApplicationScoped
@Transactional
public class Imports {

    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final int PART = 1024 * 1024;

    public record Accepted(UUID run) {}

    public record Work(UUID run, TenantId tenant) {}

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    @Inject private Event<Accepted> accepted;

    public ImportRun accept(
            String name, String language, @Nullable UUID collection, InputStream upload)
            throws IOException {
        ImportRun run =
                new ImportRun(
                        CallerContext.current().requireTenant().value(),
                        name,
                        language,
                        collection,
                        CallerContext.current().name(),
                        clock.instant());
        entities.persist(run);
        entities.flush();
        int number = 0;
        for (byte[] part = upload.readNBytes(PART);
                part.length > 0;
                part = upload.readNBytes(PART)) {
            entities.createNativeQuery("insert into knowledge_import_part values (?1, ?2, ?3, ?4)")
                    .setParameter(1, run.id())
                    .setParameter(2, run.tenantId())
                    .setParameter(3, number++)
                    .setParameter(4, part)
                    .executeUpdate();
        }
        entities.createNativeQuery("insert into knowledge_import_work values (?1, ?2, ?3)")
                .setParameter(1, run.id())
                .setParameter(2, run.tenantId())
                .setParameter(3, Timestamp.from(clock.instant()))
                .executeUpdate();
        accepted.fire(new Accepted(run.id()));
        return run;
    }

    /** Call as the system. */
    public Optional<Work> claim() {
        Timestamp now = Timestamp.from(clock.instant());
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                entities.createNativeQuery(
                                """
                                update knowledge_import_work set lease_until = ?2 where import_id = (
                                    select import_id from knowledge_import_work where lease_until <= ?1
                                    order by import_id limit 1 for update skip locked)
                                returning import_id, tenant_id
                                """)
                        .setParameter(1, now)
                        .setParameter(2, leaseEnd())
                        .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Work((UUID) row[0], new TenantId((UUID) row[1])));
    }

    public ImportRun run(UUID id) {
        ImportRun run = entities.find(ImportRun.class, id);
        if (run == null
                || !run.tenantId().equals(CallerContext.current().requireTenant().value())) {
            throw Refusal.unknown("import");
        }
        return run;
    }

    public List<ImportProblem> problems(UUID id) {
        return entities.createQuery(
                        """
                        select p from ImportProblem p where p.importId = :run and p.tenantId = :tenant order by p.id
                        """,
                        ImportProblem.class)
                .setParameter("run", id)
                .setParameter("tenant", CallerContext.current().requireTenant().value())
                .getResultList();
    }

    public void copyUpload(UUID id, OutputStream to) throws IOException {
        for (int number = 0; ; number++) {
            List<?> part =
                    entities.createNativeQuery(
                                    "select bytes from knowledge_import_part where import_id = ?1"
                                            + " and number = ?2",
                                    byte[].class)
                            .setParameter(1, id)
                            .setParameter(2, number)
                            .getResultList();
            if (part.isEmpty()) {
                return;
            }
            to.write((byte[]) part.getFirst());
        }
    }

    public void begin(UUID id, int files) {
        run(id).begin(files);
    }

    /**
     * @return whether this file is still to be done: another node may have gone on with the run
     *     meanwhile
     */
    public boolean isDue(UUID id, int file) {
        return run(id).done() == file && run(id).state().equals(ImportRun.RUNNING);
    }

    public void step(UUID id, String file, int made, Extractor.@Nullable Unreadable problem) {
        ImportRun run = run(id);
        run.step(made);
        if (problem != null) {
            entities.persist(new ImportProblem(run, file, problem.code(), problem.detail()));
        }
        entities.createNativeQuery(
                        "update knowledge_import_work set lease_until = ?2 where import_id = ?1")
                .setParameter(1, id)
                .setParameter(2, leaseEnd())
                .executeUpdate();
    }

    public void end(UUID id) {
        run(id).end();
        forget(id);
    }

    public void fail(UUID id, Extractor.Unreadable problem) {
        ImportRun run = run(id);
        run.fail();
        entities.persist(new ImportProblem(run, run.name(), problem.code(), problem.detail()));
        forget(id);
    }

    private void forget(UUID id) {
        for (String table : List.of("knowledge_import_part", "knowledge_import_work")) {
            entities.createNativeQuery("delete from " + table + " where import_id = ?1")
                    .setParameter(1, id)
                    .executeUpdate();
        }
    }

    private Timestamp leaseEnd() {
        return Timestamp.from(clock.instant().plus(LEASE));
    }
}

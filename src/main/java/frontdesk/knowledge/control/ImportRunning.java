package frontdesk.knowledge.control;

import frontdesk.knowledge.control.Extractor.Unreadable;
import frontdesk.knowledge.control.Imports.Work;
import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Works through the imports, one after the other, beside everything else. */
@ApplicationScoped
public class ImportRunning {

    private static final Logger LOG = Logger.getLogger("Frontdesk.knowledge");

    @Resource private ManagedExecutorService executor;

    @Inject private Imports imports;

    @Inject private ImportSteps steps;

    @Inject private Extractor extractor;

    private final AtomicBoolean running = new AtomicBoolean();

    public void wake() {
        if (running.compareAndSet(false, true)) {
            executor.execute(this::run);
        }
    }

    private void run() {
        try {
            for (Optional<Work> work = claim(); work.isPresent(); work = claim()) {
                UUID id = work.get().run();
                CallerContext.runAs(Caller.jobOf(work.get().tenant()), () -> work(id));
            }
        } catch (Exception e) {
            LOG.error("An import stumbled; it goes on in a moment", e);
        } finally {
            extractor.rest();
            running.set(false);
        }
    }

    private Optional<Work> claim() throws Exception {
        return CallerContext.callAs(Caller.SYSTEM, imports::claim);
    }

    private void work(UUID id) {
        try {
            Path upload = Files.createTempFile("frontdesk-import", null);
            try {
                try (var out = Files.newOutputStream(upload)) {
                    imports.copyUpload(id, out);
                }
                work(id, upload);
            } finally {
                Files.deleteIfExists(upload);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void work(UUID id, Path upload) throws IOException {
        try (ImportArchive archive = ImportArchive.open(upload, imports.run(id).name())) {
            List<String> files = archive.names();
            imports.begin(id, files.size());
            for (int at = imports.run(id).done(); at < files.size(); at++) {
                if (!imports.isDue(id, at)) {
                    return;
                }
                file(id, archive, files.get(at));
            }
            imports.end(id);
        } catch (Unreadable problem) {
            imports.fail(id, problem);
        }
    }

    private void file(UUID id, ImportArchive archive, String file) throws IOException {
        try {
            steps.store(id, file, ImportedFile.read(file, archive.read(file), extractor));
        } catch (Unreadable problem) {
            imports.step(id, file, 0, problem);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A file of import %s failed", id);
            imports.step(
                    id,
                    file,
                    0,
                    new Unreadable(
                            "internal", "This file could not be imported; it is our mistake."));
        }
    }
}

package frontdesk.mail.boundary;

import frontdesk.mail.control.AccountBook;
import frontdesk.mail.control.AnswerFiles;
import frontdesk.mail.control.Fetching;
import frontdesk.mail.control.Inbound;
import frontdesk.mail.control.RawMail;
import frontdesk.mail.control.Sending;
import frontdesk.platform.outbox.Lane;
import frontdesk.platform.security.Resealing;
import frontdesk.platform.start.ServerState;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sends what is due, looks into mailboxes, takes up what was interrupted. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailJob {

    @Resource private ManagedExecutorService executor;

    @Inject private Sending sending;

    @Inject private Fetching fetching;

    @Inject private Inbound inbound;

    @Inject private AccountBook book;

    @Inject private AnswerFiles files;

    @Inject private Resealing resealing;

    @Inject private Clock clock;

    private @Nullable Lane out;
    private @Nullable Lane in;

    @PostConstruct
    void prepare() {
        out = new Lane("mail out", executor, () -> ServerState.isReady() && sending.sendSome());
        in = new Lane("mail in", executor, () -> ServerState.isReady() && inbound.handleDue());
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void send() {
        wake(out);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void fetch() {
        wake(in);
        if (ServerState.isReady()) {
            for (UUID account : book.claimDue()) {
                executor.execute(() -> fetching.fetch(account));
            }
        }
    }

    @Schedule(hour = "*", minute = "37", persistent = false)
    void sweep() throws IOException {
        resealing.run("mail_account", "sealed_password");
        resealing.run("mail_account", "sealed_reply_key");
        resealing.run("mail_account", "sealed_dkim_key");
        Instant old = clock.instant().minus(Duration.ofHours(1));
        files.sweep();
        try (var left = Files.list(RawMail.folder())) {
            left.filter(file -> isOlder(file, old)).forEach(MailJob::delete);
        }
    }

    public void stop(@Observes Shutdown shutdown) {
        for (Lane lane : new Lane[] {out, in}) {
            if (lane != null) {
                lane.close();
            }
        }
    }

    private static void wake(@Nullable Lane lane) {
        if (lane != null && ServerState.isReady()) {
            lane.wake();
        }
    }

    private static boolean isOlder(Path file, Instant than) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

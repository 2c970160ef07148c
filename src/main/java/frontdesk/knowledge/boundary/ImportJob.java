package frontdesk.knowledge.boundary;

import frontdesk.knowledge.control.ImportRunning;
import frontdesk.knowledge.control.Imports.Accepted;
import frontdesk.platform.start.ServerState;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Wakes the imports: when one was accepted, and from time to time for what a killed server has
 * left.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportJob {

    @Inject private ImportRunning running;

    public void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Accepted event) {
        running.wake();
    }

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void wake() {
        if (ServerState.isReady()) {
            running.wake();
        }
    }
}

package frontdesk.platform.sockets;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Pings every socket twice a minute. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class PingJob {

    @Inject private Hub hub;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void ping() {
        hub.pingAll();
    }
}

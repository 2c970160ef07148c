package frontdesk.platform.start;

import frontdesk.platform.security.Caller;
import frontdesk.platform.security.CallerContext;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;

import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

/** Migrates the schema as its owner and lets the rooms prepare themselves. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartJob {

    @Resource(lookup = "java:jboss/datasources/FrontdeskOwnerDS")
    private DataSource owner;

    @Resource(lookup = "java:jboss/datasources/FrontdeskDS")
    private DataSource application;

    @Inject private Event<Migrated> migrated;

    @PostConstruct
    void start() {
        ServerState.setReady(false);
        Flyway.configure(StartJob.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migration")
                .placeholders(Map.of("application", application()))
                .load()
                .migrate();
        CallerContext.runAs(Caller.SYSTEM, () -> migrated.fire(new Migrated()));
    }

    /** The role that the application connects as: whoever the other data source signs in. */
    private String application() {
        try (var connection = application.getConnection()) {
            return connection.getMetaData().getUserName();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}

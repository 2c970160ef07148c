package frontdesk.platform.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.auth.LoginConfig;

/** Everything under {@code /api}. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT", realmName = "frontdesk")
public class Api extends Application {}

/** What runs in the server rather than in the WAR: the data source and the PostgreSQL behind it. */
@NullMarked
package frontdesk.server;

import org.jspecify.annotations.NullMarked;

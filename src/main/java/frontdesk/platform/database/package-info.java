/** Queries in the database's own words. */
@NullMarked
package frontdesk.platform.database;

import org.jspecify.annotations.NullMarked;

/** Messages and requests of other systems come in here. */
@NullMarked
package frontdesk.integration.boundary;

import org.jspecify.annotations.NullMarked;

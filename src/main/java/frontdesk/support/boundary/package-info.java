/** Chat over HTTP and socket, the agents' desk, tickets. */
@NullMarked
package frontdesk.support.boundary;

import org.jspecify.annotations.NullMarked;

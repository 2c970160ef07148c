/** The order in which a server becomes ready. */
@NullMarked
package frontdesk.platform.start;

import org.jspecify.annotations.NullMarked;

/** Time. */
@NullMarked
package frontdesk.platform.clock;

import org.jspecify.annotations.NullMarked;

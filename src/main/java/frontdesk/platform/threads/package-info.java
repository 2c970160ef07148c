/** Threads for what waits long for others. */
@NullMarked
package frontdesk.platform.threads;

import org.jspecify.annotations.NullMarked;

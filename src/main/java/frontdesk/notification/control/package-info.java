/** Who is told what, on which channel, and when. */
@NullMarked
package frontdesk.notification.control;

import org.jspecify.annotations.NullMarked;

/** What may be recorded, and for how long it is kept. */
@NullMarked
package frontdesk.learning.control;

import org.jspecify.annotations.NullMarked;

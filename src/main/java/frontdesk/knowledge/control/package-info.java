/** The rules, and the ports to what others make. */
@NullMarked
package frontdesk.knowledge.control;

import org.jspecify.annotations.NullMarked;

/** The rules of one turn, and the ports they need. */
@NullMarked
package frontdesk.assistant.control;

import org.jspecify.annotations.NullMarked;

/**
 * The rules of a conversation: who may speak, who answers, what is stored before it is
 * acknowledged.
 */
@NullMarked
package frontdesk.support.control;

import org.jspecify.annotations.NullMarked;

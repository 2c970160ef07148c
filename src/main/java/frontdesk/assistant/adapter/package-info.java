/** Models and libraries of others behind the ports of control. */
@NullMarked
package frontdesk.assistant.adapter;

import org.jspecify.annotations.NullMarked;

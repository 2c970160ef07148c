/** The ports, spoken to by what others make. */
@NullMarked
package frontdesk.knowledge.adapter;

import org.jspecify.annotations.NullMarked;

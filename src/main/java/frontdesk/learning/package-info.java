/**
 * What happens in a company, as its other systems and its people record it, so that the assistant
 * can learn from it.
 */
@Room(name = "learning")
@NullMarked
package frontdesk.learning;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

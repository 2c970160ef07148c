@NullMarked
package frontdesk.assistant;

import org.jspecify.annotations.NullMarked;

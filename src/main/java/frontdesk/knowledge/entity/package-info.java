/** What the room stores. */
@NullMarked
package frontdesk.knowledge.entity;

import org.jspecify.annotations.NullMarked;

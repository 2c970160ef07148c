/** Conversations, their messages, tickets. */
@NullMarked
package frontdesk.support.entity;

import org.jspecify.annotations.NullMarked;

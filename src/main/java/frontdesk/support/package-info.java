/** Conversations between customers, the assistant and agents; hand-over, tickets, SLA. */
@Room(
        name = "support",
        uses = {"assistant", "identity", "notification"})
@NullMarked
package frontdesk.support;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

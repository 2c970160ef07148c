/** What people of a business are told, where they want to hear it, and what they have read. */
@Room(name = "notification", uses = "identity")
@NullMarked
package frontdesk.notification;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

/**
 * E-mail as a channel: accounts, what came to them, which conversation it belongs to, and the
 * answers that go out.
 */
@Room(
        name = "mail",
        uses = {"identity", "support"})
@NullMarked
package frontdesk.mail;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

/** Two businesses to try everything with; gone with one click. */
@Room(
        name = "demo",
        uses = {"identity", "knowledge", "support"})
@NullMarked
package frontdesk.demo;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

/** Two businesses to try everything with; gone with one click. */
@Room(name = "demo", uses = {"identity", "knowledge", "support"})
@NullMarked
package frontdesk.demo;

import org.jspecify.annotations.NullMarked;

import frontdesk.Room;

/**
 * Articles and everything one does with them: write, import, export, find. Answers what a business
 * knows.
 */
@Room(name = "knowledge", uses = "identity")
@NullMarked
package frontdesk.knowledge;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

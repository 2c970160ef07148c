/**
 * What a company's other systems hear of and may ask for, by message and by webhook: events out,
 * commands in.
 */
@Room(name = "integration", uses = "notification")
@NullMarked
package frontdesk.integration;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

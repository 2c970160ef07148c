/** Businesses, the people in them, how they sign in, and what they may do. */
@Room(name = "identity")
@NullMarked
package frontdesk.identity;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

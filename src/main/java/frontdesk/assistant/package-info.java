/** One turn of a conversation: understand, retrieve, answer with citations, refuse, hand off. */
@Room(
        name = "assistant",
        uses = {"gateway", "identity", "knowledge"})
@NullMarked
package frontdesk.assistant;

import frontdesk.Room;

import org.jspecify.annotations.NullMarked;

/** Open sockets of this node and what they listen to. */
@NullMarked
package frontdesk.platform.sockets;

import org.jspecify.annotations.NullMarked;

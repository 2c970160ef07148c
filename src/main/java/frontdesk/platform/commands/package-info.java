/** What other systems may tell a room to do. */
@NullMarked
package frontdesk.platform.commands;

import org.jspecify.annotations.NullMarked;

/** Channels to the outside: mail, push services, short messages. */
@NullMarked
package frontdesk.notification.adapter;

import org.jspecify.annotations.NullMarked;

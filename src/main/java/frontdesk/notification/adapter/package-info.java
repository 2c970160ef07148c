/** Channels to the outside: mail, push services, Twilio. */
@NullMarked
package frontdesk.notification.adapter;

import org.jspecify.annotations.NullMarked;

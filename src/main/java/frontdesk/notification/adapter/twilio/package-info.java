/** Twilio, as it carries short messages and pictures, and tells what became of them. */
@NullMarked
package frontdesk.notification.adapter.twilio;

import org.jspecify.annotations.NullMarked;

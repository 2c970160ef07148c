/** News that must arrive: stored with the change, delivered after it. */
@NullMarked
package frontdesk.platform.outbox;

import org.jspecify.annotations.NullMarked;

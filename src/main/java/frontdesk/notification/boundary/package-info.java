/** What people read and choose comes in here, and other rooms' notices. */
@NullMarked
package frontdesk.notification.boundary;

import org.jspecify.annotations.NullMarked;

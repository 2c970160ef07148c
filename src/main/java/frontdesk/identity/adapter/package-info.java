/** Password hashing by the server's Bouncy Castle. */
@NullMarked
package frontdesk.identity.adapter;

import org.jspecify.annotations.NullMarked;

/** The rules of sign-in: passwords, tokens, sessions, throttling. */
@NullMarked
package frontdesk.identity.control;

import org.jspecify.annotations.NullMarked;

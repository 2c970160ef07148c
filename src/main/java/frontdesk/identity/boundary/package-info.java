/** Sign-in, businesses and people over HTTP. */
@NullMarked
package frontdesk.identity.boundary;

import org.jspecify.annotations.NullMarked;

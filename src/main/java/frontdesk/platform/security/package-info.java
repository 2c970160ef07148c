/** Who is calling, and the seal between businesses. */
@NullMarked
package frontdesk.platform.security;

import org.jspecify.annotations.NullMarked;

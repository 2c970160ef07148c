/** The way out: the only HTTP client for addresses that others chose. */
@NullMarked
package frontdesk.platform.egress;

import org.jspecify.annotations.NullMarked;

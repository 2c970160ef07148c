/** Values that every room speaks of; no framework, no behaviour beyond the value's own. */
@NullMarked
package frontdesk.shared;

import org.jspecify.annotations.NullMarked;

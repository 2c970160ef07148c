/** Settings and the folder of secrets. */
@NullMarked
package frontdesk.platform.settings;

import org.jspecify.annotations.NullMarked;

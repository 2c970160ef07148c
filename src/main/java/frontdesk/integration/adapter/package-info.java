/** The broker. */
@NullMarked
package frontdesk.integration.adapter;

import org.jspecify.annotations.NullMarked;

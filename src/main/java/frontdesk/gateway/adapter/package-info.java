/** Providers, the journal and the answers that were given before. */
@NullMarked
package frontdesk.gateway.adapter;

import org.jspecify.annotations.NullMarked;

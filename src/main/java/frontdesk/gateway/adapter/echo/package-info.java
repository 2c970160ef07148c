/** A provider that needs nothing and is always there. */
@NullMarked
package frontdesk.gateway.adapter.echo;

import org.jspecify.annotations.NullMarked;

/** Anthropic's protocol, spoken to providers and to clients. */
@NullMarked
package frontdesk.gateway.adapter.anthropic;

import org.jspecify.annotations.NullMarked;

/** The protocols of OpenAI and Anthropic at /v1, and our own API at /api/ai. */
@NullMarked
package frontdesk.gateway.boundary;

import org.jspecify.annotations.NullMarked;

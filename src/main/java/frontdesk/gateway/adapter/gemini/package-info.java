/** Google's Gemini API. */
@NullMarked
package frontdesk.gateway.adapter.gemini;

import org.jspecify.annotations.NullMarked;

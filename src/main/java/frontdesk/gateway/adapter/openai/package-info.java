/**
 * Everything that speaks OpenAI's protocol: OpenAI itself, Azure, Ollama, and compatible servers.
 */
@NullMarked
package frontdesk.gateway.adapter.openai;

import org.jspecify.annotations.NullMarked;

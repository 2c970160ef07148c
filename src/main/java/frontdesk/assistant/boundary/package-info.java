/** How the assistant is reached over HTTP and started. */
@NullMarked
package frontdesk.assistant.boundary;

import org.jspecify.annotations.NullMarked;

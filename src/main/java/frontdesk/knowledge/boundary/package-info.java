/** Where requests, news and timers come in. */
@NullMarked
package frontdesk.knowledge.boundary;

import org.jspecify.annotations.NullMarked;

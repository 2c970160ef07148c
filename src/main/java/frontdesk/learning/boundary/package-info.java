/** What happened is recorded here, over HTTP and by message. */
@NullMarked
package frontdesk.learning.boundary;

import org.jspecify.annotations.NullMarked;

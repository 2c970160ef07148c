/** The model of meaning that runs inside the server. */
@NullMarked
package frontdesk.platform.embedding;

import org.jspecify.annotations.NullMarked;

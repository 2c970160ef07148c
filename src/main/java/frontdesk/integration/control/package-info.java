/** What is told to other systems, and what they may tell. */
@NullMarked
package frontdesk.integration.control;

import org.jspecify.annotations.NullMarked;

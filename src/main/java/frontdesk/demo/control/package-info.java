/** Reads the demo's files and fills two businesses with them. */
@NullMarked
package frontdesk.demo.control;

import org.jspecify.annotations.NullMarked;

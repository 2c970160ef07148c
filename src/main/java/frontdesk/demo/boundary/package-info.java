/** Makes the demo on the first start, removes it on request. */
@NullMarked
package frontdesk.demo.boundary;

import org.jspecify.annotations.NullMarked;

/** One call to a model, governed: key, limits, budget, cache, route, cost. */
@NullMarked
package frontdesk.gateway.control;

import org.jspecify.annotations.NullMarked;

/**
 * Addresses that are called thousands of times a second: answered on virtual threads, past
 * servlets, filters and sign-in. Who uses it checks its callers itself.
 */
@NullMarked
package frontdesk.platform.direct;

import org.jspecify.annotations.NullMarked;

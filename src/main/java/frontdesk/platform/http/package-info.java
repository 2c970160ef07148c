/** What every resource shares: problems, JSON, paging, idempotency, headers. */
@NullMarked
package frontdesk.platform.http;

import org.jspecify.annotations.NullMarked;

/** Businesses, accounts and sessions. */
@NullMarked
package frontdesk.identity.entity;

import org.jspecify.annotations.NullMarked;

/** Accounts, received and sent mails over HTTP; what is due by timer. */
@NullMarked
package frontdesk.mail.boundary;

import org.jspecify.annotations.NullMarked;

/** Reads mails, finds their conversations, writes the answers. */
@NullMarked
package frontdesk.mail.control;

import org.jspecify.annotations.NullMarked;

/** IMAP, HTML and Markdown. */
@NullMarked
package frontdesk.mail.adapter;

import org.jspecify.annotations.NullMarked;

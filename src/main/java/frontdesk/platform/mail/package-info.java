/** Mail out, through the server's mail session {@code java:jboss/mail/Frontdesk}. */
@NullMarked
package frontdesk.platform.mail;

import org.jspecify.annotations.NullMarked;

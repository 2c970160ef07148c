package frontdesk.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

import javax.net.ssl.SSLException;

/**
 * Why a mail server cannot be used, in words for whoever has set it up; empty where it is something
 * else.
 */
public final class ConnectionTrouble {

    private ConnectionTrouble() {}

    public static Optional<String> of(MessagingException problem) {
        String words = "";
        // What lies deeper knows more.
        for (Throwable e = problem; e != null; e = e.getCause()) {
            String deeper = words(e);
            words = deeper.isEmpty() ? words : deeper;
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static String words(Throwable e) {
        String said = String.valueOf(e.getMessage());
        return switch (e) {
            case AuthenticationFailedException refused ->
                    "The mail server does not accept the user or the password.";
            case CertificateExpiredException expired ->
                    "The mail server's certificate has expired.";
            case CertPathBuilderException unknown ->
                    "The mail server's certificate is not trusted: nobody whom this server trusts"
                            + " has signed it.";
            case CertificateException other when said.startsWith("No ") ->
                    "The mail server's certificate is for another host than this one.";
            case SSLException tls ->
                    said.startsWith("Unsupported or unrecognized")
                            ? "The mail server does not begin with TLS at this port."
                            : "The mail server and this one cannot agree on TLS: " + said;
            case UnknownHostException nowhere -> "There is no mail server of this name.";
            case SocketTimeoutException silent -> "The mail server does not answer in time.";
            case ConnectException closed -> "The mail server cannot be reached at this port.";
            default ->
                    said.startsWith("STARTTLS") ? "The mail server does not offer STARTTLS." : "";
        };
    }
}

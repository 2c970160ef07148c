package frontdesk.mail.adapter;

import frontdesk.mail.control.Account;
import frontdesk.mail.control.Mailboxes;
import frontdesk.platform.egress.ForbiddenAddress;
import frontdesk.platform.egress.Sockets;
import frontdesk.platform.mail.ConnectionTrouble;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Over IMAP. What was fetched is marked as read, and stays. */
@ApplicationScoped
public class ImapMailboxes implements Mailboxes {

    private static final int MOST_AT_ONCE = 200;

    @Inject Sockets sockets;

    @Override
    public void fetch(Account.Mailbox mailbox, Arrivals arrivals) throws Unreachable {
        try (Store store = Session.getInstance(properties(mailbox)).getStore("imap")) {
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
            try (Folder folder = store.getFolder(mailbox.folder())) {
                folder.open(Folder.READ_WRITE);
                fetch((UIDFolder) folder, folder, mailbox, arrivals);
            }
        } catch (FolderNotFoundException e) {
            throw new Unreachable("The mail server has no folder of this name.", e);
        } catch (MessagingException e) {
            throw new Unreachable(
                    isForbidden(e)
                            ? "The host's address is private, and those are not connected to."
                            : reason(e),
                    e);
        }
    }

    private static void fetch(
            UIDFolder uids, Folder folder, Account.Mailbox mailbox, Arrivals arrivals)
            throws MessagingException {
        long validity = uids.getUIDValidity();
        long next = uids.getUIDNext();
        Long last = mailbox.lastUid();
        boolean known = last != null && Long.valueOf(validity).equals(mailbox.validity());
        Message[] found =
                known
                        ? after(uids, last == null ? 0 : last)
                        : folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        List<Message> messages =
                new ArrayList<>(Arrays.asList(found))
                        .subList(0, Math.min(found.length, MOST_AT_ONCE));
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(messages.toArray(Message[]::new), profile);
        for (Message message : messages) {
            arrivals.arrived(
                    validity,
                    uids.getUID(message),
                    out -> {
                        try {
                            message.writeTo(out);
                        } catch (MessagingException e) {
                            throw new java.io.IOException(e);
                        }
                    });
            message.setFlag(Flags.Flag.SEEN, true);
        }
        if (messages.size() == found.length && next > 0) {
            arrivals.seen(validity, next - 1);
        }
    }

    /** A range that ends with the newest also has it where it is older than the beginning. */
    private static Message[] after(UIDFolder uids, long last) throws MessagingException {
        List<Message> newer = new ArrayList<>();
        for (Message message : uids.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            if (message != null && uids.getUID(message) > last) {
                newer.add(message);
            }
        }
        return newer.toArray(Message[]::new);
    }

    private Properties properties(Account.Mailbox mailbox) {
        Properties properties = new Properties();
        properties.put("mail.imap.socketFactory", sockets.factory());
        properties.setProperty("mail.imap.socketFactory.fallback", "false");
        properties.setProperty(
                "mail.imap.ssl.enable", String.valueOf(mailbox.security().equals("tls")));
        properties.setProperty(
                "mail.imap.starttls.enable", String.valueOf(!mailbox.security().equals("none")));
        properties.setProperty(
                "mail.imap.starttls.required",
                String.valueOf(mailbox.security().equals("starttls")));
        properties.setProperty("mail.imap.ssl.checkserveridentity", "true");
        properties.setProperty("mail.imap.connectiontimeout", "10000");
        properties.setProperty("mail.imap.timeout", "30000");
        properties.setProperty("mail.imap.writetimeout", "30000");
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.fetchsize", "1048576");
        return properties;
    }

    private static boolean isForbidden(Throwable problem) {
        for (Throwable e = problem; e != null; e = e.getCause()) {
            if (e instanceof ForbiddenAddress) {
                return true;
            }
        }
        return false;
    }

    private static String reason(MessagingException problem) {
        return ConnectionTrouble.of(problem)
                .orElseGet(
                        () -> {
                            Throwable root = problem;
                            while (root.getCause() != null) {
                                root = root.getCause();
                            }
                            String text =
                                    root.getMessage() == null
                                            ? root.getClass().getSimpleName()
                                            : root.getMessage().replaceAll("\\s+", " ").strip();
                            return text.length() > 300 ? text.substring(0, 300) : text;
                        });
    }
}

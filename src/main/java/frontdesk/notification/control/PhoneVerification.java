package frontdesk.notification.control;

import frontdesk.identity.Business;
import frontdesk.identity.Businesses;
import frontdesk.platform.http.Input;
import frontdesk.platform.http.Refusal;
import frontdesk.platform.security.CallerContext;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A number becomes the caller's when the code that was sent to it comes back. */
@ApplicationScoped
public class PhoneVerification {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    @Inject private PhoneCodes codes;

    @Inject private ShortMessages messages;

    @Inject private Preferences preferences;

    @Inject private Businesses businesses;

    /**
     * @return the number as it is called
     */
    public String send(@Nullable String given) {
        String phone = Input.text("phone", number(given), 30);
        if (!messages.available()) {
            throw Refusal.of(
                    409,
                    "sms_not_configured",
                    "The operator has configured no provider of short messages.");
        }
        Business business = businesses.byId(CallerContext.current().requireTenant());
        String language = preferences.of(me()).language();
        String code = codes.issue(business.id(), me(), phone);
        String text =
                Wording.text(
                        language, "sms.code", Map.of("code", code, "business", business.name()));
        if (!(messages.send(phone, text, null) instanceof Channel.Outcome.Sent)) {
            throw Refusal.field(
                    "phone", "code_not_sent", "The code could not be sent to this number.");
        }
        return phone;
    }

    /**
     * @return the number, which is the caller's from now on
     */
    public String confirm(@Nullable String code) {
        String phone = codes.redeem(me(), Input.text("code", code, 20));
        preferences.setPhone(me(), phone);
        return phone;
    }

    /** Without what people write between digits; empty where none is given. */
    public static String number(@Nullable String given) {
        String phone = Input.optional("phone", given, 30).replaceAll("[ ()/.-]", "");
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            throw Refusal.field(
                    "phone",
                    "invalid_phone",
                    "phone begins with + and the code of its country, such as +4930123456.");
        }
        return phone;
    }

    private static UUID me() {
        return CallerContext.current().requireId();
    }
}

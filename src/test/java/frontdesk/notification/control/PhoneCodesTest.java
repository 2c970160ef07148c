package frontdesk.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.platform.http.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and codes as people write them. */
class PhoneCodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"123456", " 123 456 ", "١٢٣٤٥٦", "１２３４５６", "12\u00a0\n3456"})
    void aCodeIsItsDigits(String given) {
        assertThat(PhoneCodes.digits(given)).isEqualTo("123456");
    }

    @Test
    void andNothingElseIsTakenForOne() {
        assertThat(PhoneCodes.digits("12345x")).isEqualTo("12345x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4930123456", "+49 30 12-34-56", "+49 (30) 123.456", "+49/30123456"})
    void aNumberIsItsDigitsAfterAPlus(String given) {
        assertThat(PhoneVerification.number(given)).isEqualTo("+4930123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "030123456",
                "+0123456789",
                "+49",
                "+49301234567890123",
                "+49 30 x",
                "++4930123456"
            })
    void withoutThemItIsNone(String given) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> PhoneVerification.number(given))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo("invalid_phone"));
    }
}

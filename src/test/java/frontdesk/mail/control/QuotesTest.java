package frontdesk.mail.control;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.mail.adapter.OwaspHtmlText;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class QuotesTest {

    private static final String NEW = "It still does not work.\n\nThe light is red.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n"
                        + "On Sun, 22 Nov 2026 at 10:00, Desk <desk@frontdesk.example> wrote:\n"
                        + "> Did you turn it on?\n"
                        + ">\n"
                        + "> Anna",
                "\n\n"
                        + "On Sun, 22 Nov 2026 at 10:00, A Desk With A Long Name\n"
                        + "<desk@frontdesk.example> wrote:\n\n"
                        + "> Did you turn it on?",
                "\n\nAm 22.11.26 um 10:00 schrieb Desk:\n> An?",
                "\n\n"
                        + "Am So., 22. Nov. 2026 um 10:00 Uhr schrieb Desk <\n"
                        + "desk@frontdesk.example>:\n\n"
                        + "> An?",
                "\n\n"
                        + "Le dim. 22 nov. 2026 à 10:00, Desk <desk@frontdesk.example> a écrit :\n"
                        + "> Allumé ?",
                "\n\n"
                        + "El dom, 22 nov 2026 a las 10:00, Desk (<desk@frontdesk.example>) escribió:\n"
                        + "> ¿Encendido?",
                "\n\nفي الأحد، 22 نوفمبر 2026 في 10:00 كتب Desk:\n> هل هو مشغل؟",
                "\n\n"
                        + "-----Original Message-----\n"
                        + "From: Desk\n"
                        + "Sent: Sunday\n"
                        + "To: Anna\n"
                        + "Subject: Re: Light\n\n"
                        + "Did you?",
                "\n\n"
                        + "________________________________\n"
                        + "Von: Desk <desk@frontdesk.example>\n"
                        + "Gesendet: Sonntag, 22. November 2026 10:00\n"
                        + "An: Anna\n"
                        + "Betreff: Re: Licht\n\n"
                        + "An?",
                "\n\n"
                        + "From: Desk <desk@frontdesk.example>\n"
                        + "Date: Sunday\n"
                        + "To: Anna\n"
                        + "Subject: Re: Light\n\n"
                        + "Did you?",
                "\n\n-- \nAnna Example\nExample Ltd, +44 20",
                "\n\nSent from my iPhone",
                "\n\nVon meinem Handy gesendet\n\nOn Sun, 22 Nov 2026, Desk wrote:\n\nDid you?",
            })
    void whatIsNewStays(String old) {
        assertThat(Quotes.strip("Re: Light", NEW + old)).isEqualTo(NEW);
    }

    @Test
    void answersBelowTheirQuestionsStay() {
        assertThat(
                        Quotes.strip(
                                "Re: Light",
                                "On Sunday, 22 Nov 2026, Desk wrote:\n"
                                        + "> Is it on?\n\n"
                                        + "Yes.\n\n"
                                        + "> Is it red?\n\n"
                                        + "Yes, red."))
                .isEqualTo("Yes.\n\nYes, red.");
    }

    @Test
    void whatWouldLeaveNothingIsLeftAsItIs() {
        assertThat(Quotes.strip("Re: Light", "> Is it on?")).isEqualTo("> Is it on?");
        assertThat(
                        Quotes.strip(
                                "Fwd: Light",
                                "See this\n\n"
                                        + "-----Original Message-----\n"
                                        + "From: B\n"
                                        + "Sent: x\n"
                                        + "To: y\n\n"
                                        + "old"))
                .contains("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: my point of view, it is broken.",
                "On Monday I wrote: it is broken.\nSince then, nothing.",
                "It costs -- or cost -- 5 €.",
                "a > b"
            })
    void wordsOfACustomerAreNoQuotes(String text) {
        assertThat(Quotes.strip("Light", text)).isEqualTo(text);
    }

    @Test
    void htmlIsReadAsItIsSeen() {
        assertThat(
                        new OwaspHtmlText()
                                .of(
                                        "<div>Hello&nbsp;<b>you</b>,<br>see <a"
                                                + " href=\"https://a.example/x\">this</a></div><ul><li>one</li><li>two</li></ul><script>alert(1)</script><blockquote><p>old</p></blockquote><a"
                                                + " href=\"javascript:alert(1)\">no</a>"))
                .isEqualTo(
                        "Hello you,\n"
                                + "see this (https://a.example/x)\n\n"
                                + "- one\n"
                                + "- two\n\n"
                                + "> old\n\n"
                                + "no");
    }

    @Test
    void hugeTextsTakeNoTime() {
        String text = "On " + "a ".repeat(100) + "\n";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () ->
                        Quotes.strip(
                                "Re: x",
                                text.repeat(5_000)
                                        + "> x\n".repeat(50_000)
                                        + "-- ".repeat(50_000)));
    }
}

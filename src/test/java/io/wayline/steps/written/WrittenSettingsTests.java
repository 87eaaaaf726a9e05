package io.wayline.steps.written;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ReflectionUtils;

import io.wayline.journey.step.InputGrammar;

import static org.assertj.core.api.Assertions.assertThat;

/** What a step could not read for any customer is refused before it is published. */
class WrittenSettingsTests {

    private final List<InputGrammar> grammars = Arrays.stream(WrittenSettings.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Bean.class) && !Modifier.isStatic(method.getModifiers()))
            .peek(ReflectionUtils::makeAccessible)
            .map(method -> (InputGrammar) ReflectionUtils.invokeMethod(method, new WrittenSettings()))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "scheduleCallback, within, P2D",
        "scheduleCallback, after, PT4H",
        "scheduleCallback, at, 2026-12-01T09:30:00+08:00",
        "grantBenefit, amount, 200",
        "grantBenefit, amount, 10%",
        "grantBenefit, amount, 50 CNY",
        "grantBenefit, validFor, P1Y",
        "sendEmail, grantValidFor, P30D",
        "requestSurvey, validFor, P14D",
        "updateCustomer, addTag, vip",
        "escalateWork, priority, 100",
        "recordComplaint, priority, 1",
        "recordComplaint, silence, P7D",
        "inviteSegment, rate, 20",
        "inviteSegment, window, 09:00-18:00",
        "findSegmentChanges, askAbove, 500",
    })
    void whatAStepReadsIsTaken(String step, String input, String text) {
        assertThat(fault(step, input, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "scheduleCallback, within, 2 days, input-working",
        "scheduleCallback, after, P1M, input-working",
        "scheduleCallback, at, 2026-12-01 09:30, input-moment",
        "grantBenefit, amount, 1000000, input-worth",
        "grantBenefit, amount, 50, ",
        "grantBenefit, amount, 50 dollars, input-worth",
        "grantBenefit, validFor, 30, input-span",
        "sendEmail, grantValidFor, P11Y, input-span",
        "requestSurvey, validFor, P2Y, input-span",
        "updateCustomer, addTag, <b>, input-tag",
        "escalateWork, priority, 101, input-number",
        "escalateWork, priority, high, input-number",
        "recordComplaint, priority, 0, input-number",
        "recordComplaint, silence, a week, input-span",
        "inviteSegment, rate, 0.5, input-number",
        "inviteSegment, window, mornings, input-window",
        "findSegmentChanges, askAbove, 9999999999, input-number",
    })
    void whatItDoesNotReadIsRefused(String step, String input, String text, String rule) {
        assertThat(fault(step, input, text)).isEqualTo(Optional.ofNullable(rule));
    }

    @Test
    void aReasonThatNoCallCanKeepIsRefused() {
        assertThat(fault("scheduleCallback", "reason", "a".repeat(60))).isEmpty();
        assertThat(fault("scheduleCallback", "reason", "a".repeat(61))).contains("input-long");
        assertThat(fault("recordConsent", "source", "a".repeat(201))).contains("input-long");
    }

    private Optional<String> fault(String step, String input, String text) {
        var known = grammars.stream()
                .filter(each -> each.step().equals(step) && each.input().equals(input))
                .toList();
        assertThat(known).hasSize(1);
        return known.get(0).fault(text).map(InputGrammar.Fault::rule);
    }
}

package io.wayline.steps.written;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.wayline.audience.enrolment.Pace;
import io.wayline.benefit.BenefitValue;
import io.wayline.benefit.Grant;
import io.wayline.calendar.WorkingAmount;
import io.wayline.customer.change.CustomerTags;
import io.wayline.journey.step.InputGrammar;
import io.wayline.survey.SurveyRequest;

/**
 * What settings that are no choice may say. Each is tried with the reader that the step itself uses, so that a slip is
 * seen once by whoever draws and not by every customer.
 */
@Configuration(proxyBeanMethods = false)
class WrittenSettings {

    /** As many characters as the columns hold in which calls and consents keep them. */
    private static final int LONGEST_REASON = 60;

    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_REFERENCE = 200;

    @Bean
    InputGrammar reasonOfACall() {
        return longest("scheduleCallback", "reason", LONGEST_REASON);
    }

    @Bean
    InputGrammar sourceOfAConsent() {
        return longest("recordConsent", "source", LONGEST_SOURCE);
    }

    @Bean
    InputGrammar subjectOfAMail() {
        return longest("sendEmail", "about", LONGEST_REFERENCE);
    }

    @Bean
    InputGrammar subjectOfASurvey() {
        return longest("requestSurvey", "about", LONGEST_REFERENCE);
    }

    @Bean
    InputGrammar subjectOfAnOrder() {
        return longest("assessOrder", "about", LONGEST_REFERENCE);
    }

    @Bean
    InputGrammar timeForACall() {
        return workingTime("scheduleCallback", "within");
    }

    @Bean
    InputGrammar timeBeforeACall() {
        return workingTime("scheduleCallback", "after");
    }

    @Bean
    InputGrammar timeOfACall() {
        return read("scheduleCallback", "at", "input-moment", OffsetDateTime::parse);
    }

    @Bean
    InputGrammar worthOfABenefit() {
        return read("grantBenefit", "amount", "input-worth", WrittenSettings::worth);
    }

    @Bean
    InputGrammar timeOfABenefit() {
        return read("grantBenefit", "validFor", "input-span", Grant::validFor);
    }

    @Bean
    InputGrammar worthInAMail() {
        return read("sendEmail", "grantAmount", "input-worth", WrittenSettings::worth);
    }

    @Bean
    InputGrammar timeInAMail() {
        return read("sendEmail", "grantValidFor", "input-span", Grant::validFor);
    }

    @Bean
    InputGrammar timeOfASurvey() {
        return read("requestSurvey", "validFor", "input-span", SurveyRequest::validFor);
    }

    @Bean
    InputGrammar newTag() {
        return read("updateCustomer", "addTag", "input-tag", CustomerTags::checked);
    }

    @Bean
    InputGrammar oldTag() {
        return read("updateCustomer", "removeTag", "input-tag", CustomerTags::checked);
    }

    @Bean
    InputGrammar urgencyOfWork() {
        return number("escalateWork", "priority", 0, 100);
    }

    @Bean
    InputGrammar urgencyOfAComplaint() {
        return number("recordComplaint", "priority", 1, 4);
    }

    @Bean
    InputGrammar silenceOfAComplaint() {
        return read("recordComplaint", "silence", "input-span", Duration::parse);
    }

    @Bean
    InputGrammar paceOfInvitations() {
        return read("inviteSegment", "rate", "input-number", text -> Pace.read(text, null, null));
    }

    @Bean
    InputGrammar hoursOfInvitations() {
        return read("inviteSegment", "window", "input-window", text -> Pace.read(null, text, null));
    }

    @Bean
    InputGrammar mostOfChanges() {
        return number("findSegmentChanges", "askAbove", 0, 999_999_999);
    }

    private static void worth(String amount) {
        // which of the two it must be stands in another setting, which may be worked out later
        if (amount.strip().matches("[0-9]+")) {
            BenefitValue.of("points", amount);
        } else {
            BenefitValue.of("coupon", amount);
        }
    }

    private static InputGrammar longest(String step, String input, int longest) {
        return new Written(
                step,
                input,
                text -> text.length() <= longest
                        ? Optional.empty()
                        : Optional.of(new InputGrammar.Fault("input-long", String.valueOf(longest))));
    }

    private static InputGrammar workingTime(String step, String input) {
        return new Written(
                step,
                input,
                text -> WorkingAmount.parse(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(new InputGrammar.Fault("input-working", text)));
    }

    private static InputGrammar number(String step, String input, int least, int most) {
        return read(step, input, "input-number", text -> {
            var number = Integer.parseInt(text);
            if (!text.matches("[0-9]+") || number < least || number > most) {
                throw new NumberFormatException(text);
            }
        });
    }

    private static InputGrammar read(String step, String input, String rule, Consumer<String> reader) {
        return new Written(step, input, text -> {
            try {
                reader.accept(text);
                return Optional.empty();
            } catch (RuntimeException unreadable) {
                return Optional.of(new InputGrammar.Fault(rule, text));
            }
        });
    }

    /** How one setting is written. */
    private record Written(String step, String input, Look look) implements InputGrammar {

        private interface Look {
            Optional<Fault> at(String text);
        }

        @Override
        public Optional<Fault> fault(String text) {
            return look.at(text);
        }
    }
}

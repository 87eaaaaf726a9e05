package io.wayline.steps;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.wayline.journey.step.InputGrammar;

/** Which notice fits which journey: one leads to a customer's way, or to a campaign, and not both. */
@Component
class NoticeWords implements InputGrammar {

    /** What leads to a campaign. */
    static final String CAMPAIGN = "look-at-campaign";

    @Override
    public String step() {
        return "notifyStaff";
    }

    @Override
    public String input() {
        return "template";
    }

    @Override
    public Optional<Fault> fault(String text) {
        return fault(text, false);
    }

    @Override
    public Optional<Fault> fault(String text, boolean withoutCustomer) {
        return text.equals(CAMPAIGN) == withoutCustomer
                ? Optional.empty()
                : Optional.of(new Fault(withoutCustomer ? "notice-of-customer" : "notice-of-campaign", text));
    }
}

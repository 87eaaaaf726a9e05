package io.wayline.journey.display;

import java.util.Map;

/** The icon that a step wears in drawings, by the name by which diagrams call it. */
final class StepSigns {

    private static final String ANY = "settings";

    private static final Map<String, String> SIGNS = Map.of(
            "sendEmail", "mail",
            "requestSurvey", "star",
            "assessCustomer", "zoom-question",
            "updateCustomer", "user-edit",
            "grantBenefit", "gift",
            "notifyStaff", "bell",
            "escalateWork", "urgent",
            "recordConsent", "shield-check",
            "recomputeValue", "calculator",
            "scheduleCallback", "phone");

    private StepSigns() {}

    static String of(String step) {
        return SIGNS.getOrDefault(step, ANY);
    }
}

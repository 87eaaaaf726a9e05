package io.wayline.studio.modeler;

import java.util.List;
import java.util.Map;

/**
 * Where a step stands in the palette, and its sign there.
 *
 * @param group the key of its group; its words are {@code modeler.group.…}
 */
record StepLook(String icon, String group) {

    private static final StepLook OTHER = new StepLook("bolt", "other");

    private static final String MESSAGES = "messages";
    private static final String CUSTOMER = "customer";
    private static final String WORK = "work";
    private static final String CAMPAIGNS = "campaigns";

    private static final Map<String, StepLook> LOOKS = Map.ofEntries(
            Map.entry("sendEmail", new StepLook("mail", MESSAGES)),
            Map.entry("requestSurvey", new StepLook("message-question", MESSAGES)),
            Map.entry("assessCustomer", new StepLook("user-search", CUSTOMER)),
            Map.entry("assessOrder", new StepLook("package", CUSTOMER)),
            Map.entry("updateCustomer", new StepLook("user-edit", CUSTOMER)),
            Map.entry("recordConsent", new StepLook("user-check", CUSTOMER)),
            Map.entry("grantBenefit", new StepLook("gift", CUSTOMER)),
            Map.entry("chooseVariant", new StepLook("arrows-split", CUSTOMER)),
            Map.entry("scheduleCallback", new StepLook("phone", WORK)),
            Map.entry("recordComplaint", new StepLook("message-report", WORK)),
            Map.entry("escalateWork", new StepLook("arrow-up", WORK)),
            Map.entry("notifyStaff", new StepLook("bell", WORK)),
            Map.entry("raiseEvent", new StepLook("broadcast", WORK)),
            Map.entry("assessDay", new StepLook("calendar", CAMPAIGNS)),
            Map.entry("recomputeValue", new StepLook("calculator", CAMPAIGNS)),
            Map.entry("findSegmentChanges", new StepLook("users-plus", CAMPAIGNS)),
            Map.entry("moveSegment", new StepLook("users", CAMPAIGNS)),
            Map.entry("inviteSegment", new StepLook("speakerphone", CAMPAIGNS)));

    /** As the palette shows the groups. */
    private static final List<String> ORDER = List.of(MESSAGES, CUSTOMER, WORK, CAMPAIGNS);

    /** Where its group comes among all. */
    int place() {
        return ORDER.contains(group) ? ORDER.indexOf(group) : ORDER.size();
    }

    static StepLook of(String step) {
        return LOOKS.getOrDefault(step, OTHER);
    }
}

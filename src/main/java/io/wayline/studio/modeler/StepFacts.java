package io.wayline.studio.modeler;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What steps set: of which type it is, and what it can be. What is not listed is a text that may be anything. */
final class StepFacts {

    private static final Map<String, Known> KNOWN = """
            tier text A B C
            lifecycle text PROSPECT NEW ACTIVE DORMANT AT_RISK WON_BACK CHURNED
            locale text zh-CN en
            orders number
            spend number
            daysSinceLastOrder number
            expectedGap number
            openComplaints number
            complaints number
            holds number
            mayMail flag
            mayCall flag
            workday flag
            workdayOfQuarter number
            feast text new-year spring-festival qingming labour-day dragon-boat mid-autumn national-day
            daysToFeast number
            orderKnown flag
            orderDaysOld number
            orderUndone flag
            entered number
            invited number
            changed number
            mailOutcome text queued held skipped
            callbackOutcome text booked late none
            callbackReason text noPhone noConsent noSlot calendarIncomplete
            callbackDue instant
            callbackLateAt instant
            callbackOverdueAt instant
            callbackAttempt number
            complaintEnding text accepted silent withdrawn duplicate
            severity number
            amount number
            safetySuspected flag
            senderKnown flag
            workPriority number
            answerRemindAt instant
            answerWarnAt instant
            answerDue instant
            answerLookAt instant
            approvalNeeded flag
            remedyGrant text coupon points
            answerSilence text lasted goesOn undeliverable
            """.lines().map(line -> List.of(line.split(" "))).collect(
            Collectors.toUnmodifiableMap(
                    words -> words.get(0), words -> new Known(words.get(1), words.subList(2, words.size()))));

    /** @param values empty when it may be anything */
    record Known(String type, List<String> values) {}

    private static final Known ANY = new Known("text", List.of());

    private StepFacts() {}

    static Known of(String variable) {
        return KNOWN.getOrDefault(variable, ANY);
    }
}

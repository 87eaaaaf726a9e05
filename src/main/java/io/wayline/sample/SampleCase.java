package io.wayline.sample;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintStage;

/**
 * A complaint of the sample company: what was said of it, and how far colleagues have come with it.
 *
 * @param row its line of {@code complaints.csv}
 * @param texts what people wrote, by part: said, findings, answer, remark, comment, measure
 */
record SampleCase(Map<String, String> row, Map<String, String> texts) {

    /** How far colleagues have come. */
    enum Goal {
        WAITING,
        INVESTIGATED,
        PROPOSED,
        ANSWERED,
        REOPENED,
        ACCEPTED,
        WITHDRAWN;

        private static final Set<Goal> WITH_A_PROPOSAL = Set.of(PROPOSED, ANSWERED, REOPENED, ACCEPTED);
    }

    String ref() {
        return of("ref");
    }

    String customer() {
        return of("customer");
    }

    Goal goal() {
        return Goal.valueOf(of("goal").toUpperCase(Locale.ROOT));
    }

    /** A field of its line; empty when it says nothing. */
    String of(String field) {
        return row.getOrDefault(field, "");
    }

    /** What somebody wrote, or null. */
    @Nullable
    String text(String part) {
        return texts.get(part);
    }

    boolean isInvestigated() {
        return goal() == Goal.INVESTIGATED || isProposed();
    }

    boolean isProposed() {
        return Goal.WITH_A_PROPOSAL.contains(goal());
    }

    /** The event by which the customer moves it, once it stands where they do; null for none. */
    @Nullable
    String remark(ComplaintStage stage) {
        return switch (goal()) {
            case REOPENED -> stage == ComplaintStage.ANSWERED ? "complaint.reopened" : null;
            case ACCEPTED -> stage == ComplaintStage.ANSWERED ? "complaint.accepted" : null;
            case WITHDRAWN -> stage == ComplaintStage.ACKNOWLEDGED ? "complaint.withdrawn" : null;
            default -> null;
        };
    }

    /** Whether it stands where it is to stand. */
    boolean isThere(Complaint complaint) {
        return switch (goal()) {
            case WAITING -> true;
            case INVESTIGATED -> complaint.stage() == ComplaintStage.INVESTIGATED;
            case PROPOSED -> complaint.stage() == ComplaintStage.PROPOSED;
            case ANSWERED -> complaint.stage() == ComplaintStage.ANSWERED;
            case REOPENED -> complaint.round() > 1;
            case ACCEPTED, WITHDRAWN -> complaint.stage() == ComplaintStage.CLOSED;
        };
    }
}

package io.wayline.steps.hold;

import java.util.Optional;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.complaint.Complaints;
import io.wayline.journey.step.StepReservation;
import io.wayline.staff.Accounts;
import io.wayline.staff.absence.Absences;

/** Gives a complaint that came back to whoever wrote the answer before, if they are here; nothing else is held for it. */
@Component
class ComplaintHold implements StepReservation {

    private final Complaints complaints;
    private final Accounts accounts;
    private final Absences absences;

    ComplaintHold(Complaints complaints, Accounts accounts, Absences absences) {
        this.complaints = complaints;
        this.accounts = accounts;
        this.absences = absences;
    }

    @Override
    public String step() {
        return "recordComplaint";
    }

    @Override
    public String about() {
        return "complaintNumber";
    }

    @Override
    public String result() {
        return "approvalDecision";
    }

    @Override
    public Optional<String> taskCameUp(String held, String task) {
        return complaints
                .answeredLastBy(held)
                .filter(account -> accounts.find(account).isPresent()
                        && absences.now(account).isEmpty());
    }

    @Override
    public void taskPassedTo(String task, @Nullable String assignee) {
        // who has a task is known to the tasks
    }

    @Override
    public void taskCompleted(String task, @Nullable String result) {
        // what came of it is said by the step behind it
    }

    @Override
    public void taskWithdrawn(String task) {
        // nothing was held
    }

    @Override
    public void left(String instance, String scope) {
        // nothing was held
    }

    @Override
    public int reconcile(BiPredicate<String, @Nullable String> isThere) {
        return 0;
    }
}

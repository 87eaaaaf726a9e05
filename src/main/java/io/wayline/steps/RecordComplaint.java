package io.wayline.steps;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

import io.wayline.complaint.AnswerRound;
import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintProgress;
import io.wayline.complaint.ComplaintProgress.Silence;
import io.wayline.complaint.ComplaintProgress.Treatment;
import io.wayline.complaint.ComplaintProgress.Work;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.Remedy;
import io.wayline.complaint.improvement.Improvements;
import io.wayline.journey.Journeys;
import io.wayline.journey.step.Step;
import io.wayline.journey.task.record.LastAnswers;
import io.wayline.shared.InvalidValue;

/** Says how far a complaint has come, and puts what its clock says before the timers and gateways that follow. */
@Step(
        name = "Record complaint",
        description =
                "Keeps how far a complaint has come and drives its clocks: a reopening starts a new one, the first"
                        + " result stays.",
        inputs = {
            @Step.Input(
                    name = "stage",
                    label = "It is",
                    required = true,
                    choices = {
                        "received",
                        "acknowledged",
                        "investigated",
                        "proposed",
                        "approved",
                        "rejected",
                        "late",
                        "answered",
                        "reached",
                        "silence",
                        "reopened",
                        "improvement",
                        "closed"
                    }),
            @Step.Input(name = "about", label = "About", description = "Such as ${complaintRef}.", required = true),
            @Step.Input(
                    name = "from",
                    label = "As written in",
                    description =
                            "Investigated, proposed, approved, rejected, improvement: the id of the task whose form"
                                    + " says it."),
            @Step.Input(
                    name = "answerWithin",
                    label = "Acknowledged: answer within",
                    description = "PT24H by the clock, or WORKING PT8H or WORKING P2D in working time."),
            @Step.Input(
                    name = "acknowledgeWithin",
                    label = "Acknowledged: it was to be acknowledged within",
                    description = "In the same way; empty means that nothing was promised."),
            @Step.Input(
                    name = "priority",
                    label = "Acknowledged: priority",
                    description = "1 is the most urgent, 4 the least."),
            @Step.Input(name = "queue", label = "Acknowledged: queue", description = "Whose work it is."),
            @Step.Input(
                    name = "approvalLimit",
                    label = "Acknowledged: approval above",
                    description = "What a remedy may be worth without a second person."),
            @Step.Input(
                    name = "message",
                    label = "Answered: the mail",
                    description = "Such as ${messageRef}; empty when the customer was told in another way."),
            @Step.Input(
                    name = "silence",
                    label = "Silence",
                    description =
                            "How long the customer has to say that it is not solved, once the answer has left; P7D"
                                    + " when it is empty."),
        },
        outputs = {
            "complaintNumber",
            "complaintStage",
            "complaintEnding",
            "category",
            "severity",
            "tier",
            "amount",
            "safetySuspected",
            "senderKnown",
            "workPriority",
            "answerRemindAt",
            "answerWarnAt",
            "answerDue",
            "approvalNeeded",
            "remedyRef",
            "remedyGrant",
            "remedyGrantAmount",
            "answerLookAt",
            "answerSilence"
        },
        raises = @Step.Raises(type = "complaint.closed", onChange = true))
class RecordComplaint implements JavaDelegate {

    private static final Duration USUAL_SILENCE = Duration.ofDays(7);
    /** A mail server says within a day that it takes nothing; the customer's silence takes longer. */
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    /** Below what is escalated; 50, where tasks usually stand, is the triage's 3. */
    private static final int MOST_URGENT = 90;

    private static final int STEP = 20;

    private static final double MOST = 9_999_999_999.0;

    private final ComplaintProgress progress;
    private final Complaints complaints;
    private final Improvements improvements;
    private final LastAnswers answers;
    private final Journeys journeys;
    private final Clock clock;

    RecordComplaint(
            ComplaintProgress progress,
            Complaints complaints,
            Improvements improvements,
            LastAnswers answers,
            Journeys journeys,
            Clock clock) {
        this.progress = progress;
        this.complaints = complaints;
        this.improvements = improvements;
        this.answers = answers;
        this.journeys = journeys;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var step = new StepContext(execution);

        tell(step, record(step, step.required("stage")));
    }

    private Complaint record(StepContext step, String stage) {
        var customer = step.customer();
        var about = step.required("about");
        var cause = step.cause();
        return switch (stage) {
            case "received", "reopened" -> complaints.get(customer, about);
            case "acknowledged" -> progress.acknowledge(customer, about, treatment(step), cause);
            case "investigated" ->
                progress.investigate(customer, about, found(given(step)), work(given(step), "findings"), cause);
            case "proposed" ->
                progress.propose(
                        customer,
                        about,
                        Remedy.Kind.named(given(step).text("remedyKind")),
                        number("remedyAmount", given(step).text("remedyAmount")),
                        work(given(step), "answerText"),
                        cause);
            case "approved" -> progress.approve(customer, about, given(step).by(), cause);
            case "rejected" -> progress.reject(customer, about, work(given(step), "approvalReason"), cause);
            case "late" -> progress.late(customer, about, cause);
            case "answered" -> progress.answer(customer, about, step.optional("message"), silence(step), cause);
            case "reached" -> progress.reached(customer, about, silence(step), cause);
            case "silence" -> silence(step, progress.silence(customer, about, silence(step), cause));
            case "improvement" -> improvements.plan(customer, about, plan(given(step)), cause);
            case "closed" -> progress.close(customer, about, cause);
            default -> throw new InvalidValue("stage", "is none of a complaint", "choose one from the list");
        };
    }

    private void tell(StepContext step, Complaint complaint) {
        var round = complaint.current();
        var remedy = round == null ? null : round.remedy();
        step.set("complaintNumber", complaint.ref())
                .set("complaintStage", complaint.stage().name())
                .set("complaintEnding", ending(complaint))
                .set("category", complaint.category().word())
                .set("severity", complaint.severity())
                .set("tier", complaint.tier())
                .set("amount", amount(complaint.amount()))
                .set("safetySuspected", complaint.safetySuspected())
                .set("senderKnown", complaint.senderKnown())
                .set("workPriority", workPriority(complaint))
                .set("answerRemindAt", round == null ? null : Date.from(round.remindAt()))
                .set("answerWarnAt", round == null ? null : Date.from(round.warnAt()))
                .set("answerDue", round == null ? null : Date.from(round.dueAt()))
                .set("approvalNeeded", ComplaintProgress.needsApproval(complaint))
                .set("remedyRef", remedy == null ? null : remedy.ref())
                .set(
                        "remedyGrant",
                        remedy == null || !remedy.kind().isGranted()
                                ? null
                                : remedy.kind().word())
                .set("remedyGrantAmount", remedy == null ? null : remedy.grant())
                .set("answerLookAt", lookAt(round));
    }

    private static @Nullable String ending(Complaint complaint) {
        var ending = complaint.ending();
        return ending == null ? null : ending.name().toLowerCase(Locale.ROOT);
    }

    /** The triage's 1 to 4 as the priority of tasks, which is higher for what comes first; null before the triage. */
    private static @Nullable Integer workPriority(Complaint complaint) {
        var triage = complaint.triage();
        return triage == null ? null : MOST_URGENT - STEP * (triage.priority() - 1);
    }

    /** What is more than a variable may be is enough for every decision. */
    private static double amount(@Nullable BigDecimal amount) {
        return amount == null ? 0 : Math.min(amount.doubleValue(), MOST);
    }

    private Complaint silence(StepContext step, Silence found) {
        step.set(
                "answerSilence",
                switch (found) {
                    case LASTED -> "lasted";
                    case GOES_ON -> "goesOn";
                    case UNDELIVERABLE -> "undeliverable";
                });
        return complaints.get(step.customer(), step.required("about"));
    }

    /** Whether the answer left is looked at a day later; then, when the customer's time is over. */
    private @Nullable Date lookAt(@Nullable AnswerRound round) {
        var answeredAt = round == null ? null : round.answeredAt();
        var closeAt = round == null ? null : round.closeAt();
        if (answeredAt == null || closeAt == null) {
            return null;
        }
        var first = answeredAt.plus(FIRST_LOOK);
        var isToCome = round.leftAt() == null && first.isAfter(clock.instant()) && first.isBefore(closeAt);
        return Date.from(isToCome ? first : closeAt);
    }

    private static Treatment treatment(StepContext step) {
        return new Treatment(
                new Complaint.Triage(priority(step), step.required("queue"), limit(step)),
                step.required("answerWithin"),
                step.optional("acknowledgeWithin"));
    }

    private static int priority(StepContext step) {
        var text = step.required("priority");
        if (!text.matches("[1-4]")) {
            throw new InvalidValue("priority", "is not 1 to 4", "write 1 for the most urgent, 4 for the least");
        }
        return Integer.parseInt(text);
    }

    private static BigDecimal limit(StepContext step) {
        var limit = number("approvalLimit", step.required("approvalLimit"));
        if (limit == null || limit.signum() < 0) {
            throw new InvalidValue("approvalLimit", "is no amount", "write a number such as 300");
        }
        return limit;
    }

    private static Duration silence(StepContext step) {
        var text = step.optional("silence");
        try {
            return text == null ? USUAL_SILENCE : Duration.parse(text);
        } catch (DateTimeException none) {
            throw new InvalidValue("silence", "is no length of time", "write days such as P7D");
        }
    }

    private static Complaint.CauseFound found(LastAnswers.Given given) {
        var unit = given.text("responsibleUnit");
        return new Complaint.CauseFound(
                given.text("causeCategory").isEmpty() ? "unknown" : given.text("causeCategory"),
                unit.isEmpty() ? null : unit,
                given.fields().containsKey("systemicCause")
                        && given.fields().get("systemicCause").asBoolean(false));
    }

    private static Improvements.Plan plan(LastAnswers.Given given) {
        return new Improvements.Plan(
                given.text("measure"), given.text("improvementOwner"), day(given.text("improvementDue")), given.by());
    }

    /** A form that asks for none, or for something else, leaves a measure without a day. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static Work work(LastAnswers.Given given, String field) {
        return new Work(given.text(field), given.by());
    }

    private LastAnswers.Given given(StepContext step) {
        var task = step.required("from");
        return answers.of(journeys.wayOf(step.instance()), task)
                .orElseThrow(() -> new InvalidValue(
                        "from", "names no task whose form was filled in", "write the id of a task that comes before"));
    }

    private static @Nullable BigDecimal number(String field, String text) {
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException none) {
            throw new InvalidValue(field, "is no number", "write it as 129.00");
        }
    }
}

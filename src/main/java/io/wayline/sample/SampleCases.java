package io.wayline.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintStage;
import io.wayline.complaint.Complaints;
import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.survey.SurveyKind;
import io.wayline.survey.SurveyList;
import io.wayline.survey.SurveyRequest;
import io.wayline.survey.Surveys;
import io.wayline.timeline.Cause;

/**
 * Complaints that colleagues have begun to work on, each as far as the sample says, and what customers answered when they
 * were asked. Done again, it goes on where it stood.
 */
@Component
class SampleCases {

    private static final String INVESTIGATE = "Task_InvestigateCause";
    private static final String PROPOSE = "Task_ProposeRemedy";
    private static final String PLAN = "Task_PlanImprovement";
    private static final int DAYS_TO_IMPROVE = 21;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TO_ANSWER = Duration.ofHours(5);
    private static final int LOOKED_AT = 20;

    private final SampleCompany company;
    private final Complaints complaints;
    private final Customers customers;
    private final Surveys surveys;
    private final SurveyList asked;
    private final Accounts accounts;
    private final TaskList list;
    private final Tasks tasks;
    private final JsonMapper json;
    private final Clock clock;

    SampleCases(
            SampleCompany company,
            Complaints complaints,
            Customers customers,
            Surveys surveys,
            SurveyList asked,
            Accounts accounts,
            TaskList list,
            Tasks tasks,
            JsonMapper json,
            Clock clock) {
        this.company = company;
        this.complaints = complaints;
        this.customers = customers;
        this.surveys = surveys;
        this.asked = asked;
        this.accounts = accounts;
        this.list = list;
        this.tasks = tasks;
        this.json = json;
        this.clock = clock;
    }

    /** Takes what customers complained of before today, and what they answered; as far as they are known. */
    void remember() {
        var now = clock.instant();
        for (var each : company.complaints()) {
            var hours = Long.parseLong(each.of("hours"));
            var customer = customer(each.customer());
            if (customer.isPresent() && hours > 0) {
                complaints.receiveEarlier(
                        customer.get(), received(each), now.minus(Duration.ofHours(hours)), Cause.system("sample"));
            }
        }
        for (var row : company.surveys()) {
            customer(row.get("customer")).ifPresent(customer -> remember(customer, row, now));
        }
    }

    private void remember(CustomerId customer, Map<String, String> row, Instant now) {
        var day = now.minus(Duration.ofDays(Long.parseLong(row.get("days"))));
        surveys.remember(
                new SurveyRequest(
                        customer,
                        SurveyKind.named(row.get("kind")),
                        emptyToNull(row.get("about")),
                        row.get("journey"),
                        null,
                        SurveyRequest.USUALLY,
                        "sample/" + row.get("customer") + "/" + row.get("days")),
                Integer.parseInt(row.get("score")),
                emptyToNull(row.get("comment")),
                day,
                day.plus(TO_ANSWER));
    }

    /** The complaints as events, which lead their journeys on. */
    List<ObjectNode> events() {
        return company.complaints().stream()
                .map(each -> event("complaint.received", each, each.ref(), received(each)))
                .toList();
    }

    /**
     * Works on them until each stands where it is to stand.
     *
     * @param customers sends what customers say of their answers
     * @param patience how long journeys may take
     */
    void work(Remarks customers, Duration patience) throws InterruptedException {
        var open = new ArrayList<>(company.complaints());
        for (var looks = patience.dividedBy(BETWEEN_LOOKS); looks > 0; looks--) {
            for (var each : List.copyOf(open)) {
                if (move(each, customers)) {
                    open.remove(each);
                }
            }
            if (open.isEmpty()) {
                return;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    /** Brings the remarks of customers in. */
    interface Remarks {
        void send(List<ObjectNode> events) throws InterruptedException;
    }

    /** @return whether nothing is left to do with it */
    private boolean move(SampleCase each, Remarks remarks) throws InterruptedException {
        var customer = customer(each.customer());
        var found = customer.flatMap(known -> complaints.find(known, each.ref()));
        if (found.isEmpty()) {
            return false;
        }
        var complaint = found.get();
        if (each.isThere(complaint)) {
            score(each, complaint);
            return improves(each, complaint);
        }
        var remark = each.remark(complaint.stage());
        if (remark != null && complaint.round() == 1) {
            remarks.send(List.of(event(remark, each, each.ref() + "-remark", remarked(each))));
        } else if (complaint.stage().owesAnAnswer() && complaint.round() == 1) {
            workOn(each, complaint);
        }
        return false;
    }

    /** Plans what will be changed, where somebody has written that down; once, as its task comes up. */
    private boolean improves(SampleCase each, Complaint complaint) {
        var measure = each.text("measure");
        var agent = accounts.find(each.of("by"));
        if (measure == null || agent.isEmpty()) {
            return true;
        }
        var plan = list.of(complaint.customer(), LOOKED_AT).stream()
                .filter(item -> item.element().equals(PLAN))
                .findFirst();
        plan.ifPresent(item -> complete(
                item,
                agent.get(),
                json.createObjectNode()
                        .put("measure", measure)
                        .put("improvementOwner", each.of("by"))
                        .put(
                                "improvementDue",
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                        .plusDays(DAYS_TO_IMPROVE)
                                        .toString())));
        return plan.isPresent();
    }

    private void workOn(SampleCase each, Complaint complaint) {
        var agent = accounts.find(each.of("by"));
        if (agent.isEmpty()) {
            return;
        }
        for (var item : list.of(complaint.customer(), LOOKED_AT)) {
            if (item.element().equals(INVESTIGATE) && each.isInvestigated() && isBefore(complaint)) {
                complete(item, agent.get(), cause(each));
            } else if (item.element().equals(PROPOSE)
                    && each.isProposed()
                    && complaint.stage() == ComplaintStage.INVESTIGATED) {
                complete(item, agent.get(), remedy(each));
            }
        }
    }

    private static boolean isBefore(Complaint complaint) {
        return complaint.stage() == ComplaintStage.ACKNOWLEDGED;
    }

    private void complete(WorkItem item, Person agent, ObjectNode form) {
        try {
            var taken = tasks.claim(item.id(), agent);
            var answers = new HashMap<String, JsonNode>();
            form.properties().forEach(field -> answers.put(field.getKey(), field.getValue()));
            tasks.complete(taken.id(), answers, taken.version(), agent);
        } catch (Refusal somebodyElseWasQuicker) {
            // then it goes on as they decide
        }
    }

    /** Of what they were asked when it was closed. */
    private void score(SampleCase each, Complaint complaint) {
        if (each.of("score").isEmpty()) {
            return;
        }
        asked.of(complaint.customer(), LOOKED_AT).stream()
                .filter(question -> question.kind() == SurveyKind.CES && question.score() == null)
                .findFirst()
                .ifPresent(question ->
                        surveys.answer(question.ref(), Integer.parseInt(each.of("score")), each.text("comment")));
    }

    private ObjectNode received(SampleCase each) {
        var data = json.createObjectNode().put("complaintRef", each.ref()).put("text", each.text("said"));
        for (var field : List.of("category", "severity", "channel", "amount", "currency")) {
            putIfSaid(data, field, each.of(field));
        }
        putIfSaid(data, "orderRef", each.of("order"));
        if (each.of("order").isEmpty()) {
            data.putObject("contact").put("name", "Hanna Lind").put("email", "hanna.lind@post.example");
        }
        return data;
    }

    private ObjectNode remarked(SampleCase each) {
        return putIfSaid(json.createObjectNode().put("complaintRef", each.ref()), "text", each.text("remark"));
    }

    private ObjectNode cause(SampleCase each) {
        return json.createObjectNode()
                .put("causeCategory", each.of("cause"))
                .put("responsibleUnit", each.of("unit"))
                .put("findings", each.text("findings"))
                .put("systemicCause", Boolean.parseBoolean(each.of("systemic")));
    }

    private ObjectNode remedy(SampleCase each) {
        return json.createObjectNode()
                .put("remedyKind", each.of("remedy"))
                .put("remedyAmount", new BigDecimal(each.of("worth")))
                .put("answerText", each.text("answer"));
    }

    private ObjectNode event(String type, SampleCase each, String id, ObjectNode data) {
        var event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("source", SampleCompany.SOURCE)
                .put("id", id)
                .put("type", type)
                .put("subject", each.customer());
        event.set("data", data);
        return event;
    }

    private static ObjectNode putIfSaid(ObjectNode data, String field, @Nullable String value) {
        return value == null || value.isEmpty() ? data : data.put(field, value);
    }

    private Optional<CustomerId> customer(String ref) {
        return customers.find(new CustomerRef(ref)).map(known -> known.id());
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}

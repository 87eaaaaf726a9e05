package io.wayline.message.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.message.Purpose;
import io.wayline.message.Queued;
import io.wayline.message.SendGate.Candidate;
import io.wayline.message.SendGate.Moment;
import io.wayline.message.SendGate.Verdict;
import io.wayline.message.template.MailTemplates;

/** Whether a mail to a customer is kept to leave: judged here for those that are recorded, and for those that are asked about. */
@Component
public class Judgement {

    private final SendGates gates;
    private final MailTemplates templates;
    private final MailSuppressions addresses;
    private final Clock clock;

    Judgement(SendGates gates, MailTemplates templates, MailSuppressions addresses, Clock clock) {
        this.gates = gates;
        this.templates = templates;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A template, and what would become of a mail from it. */
    public record Foreseen(String template, Purpose purpose, Verdict verdict) {}

    /** Of a mail that is being recorded at this moment, in the transaction that records it. */
    Verdict recording(Customer customer, Purpose purpose, String template, Instant now) {
        return judge(Moment.RECORDING, customer, purpose, template, now);
    }

    /** What would become of a mail from each of these templates if it were asked for now; nothing is recorded or locked. */
    public List<Foreseen> foresee(Customer customer, Collection<String> names) {
        var now = clock.instant();
        var foreseen = new ArrayList<Foreseen>();
        for (var template : names) {
            var purpose = templates.purpose(template);
            var verdict = judge(Moment.FORESEEING, customer, purpose, template, now);
            foreseen.add(new Foreseen(
                    template,
                    purpose,
                    verdict.kind() == Verdict.Kind.SUPPRESS ? verdict : deliverable(customer, verdict)));
        }
        return foreseen;
    }

    private Verdict judge(Moment moment, Customer customer, Purpose purpose, String template, Instant now) {
        var address = customer.email();
        return address == null
                ? Verdict.suppress(Queued.NO_MAIL_ADDRESS)
                : gates.judge(new Candidate(moment, null, customer.id(), purpose, template, address, now));
    }

    /** What is recorded learns it from the row that is not written. */
    private Verdict deliverable(Customer customer, Verdict verdict) {
        var address = customer.email();
        return address != null && addresses.contains(address.value())
                ? Verdict.suppress(Queued.ADDRESS_SUPPRESSED)
                : verdict;
    }
}

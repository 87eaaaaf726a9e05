package io.wayline.message.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.wayline.message.SendGate;
import io.wayline.message.SendGate.Candidate;
import io.wayline.message.SendGate.Verdict;

/** All gates as one: the strictest has its way. */
@Component
public class SendGates {

    private static final Comparator<Verdict> STRICTNESS = Comparator.comparing(Verdict::kind)
            .thenComparing(verdict -> Optional.ofNullable(verdict.until()).orElse(Instant.MIN));

    private final List<SendGate> gates;

    SendGates(ObjectProvider<SendGate> gates) {
        this.gates = gates.orderedStream().toList();
    }

    Verdict judge(Candidate mail) {
        return gates.stream().map(gate -> gate.judge(mail)).max(STRICTNESS).orElse(Verdict.allow());
    }

    /** The same for several that are about to be handed over, in their order. */
    public List<Verdict> judgeAll(List<Candidate> mails) {
        var verdicts = new ArrayList<>(Collections.nCopies(mails.size(), Verdict.allow()));
        for (var gate : gates) {
            var next = gate.judgeAll(mails).iterator();
            verdicts.replaceAll(strictest -> BinaryOperator.maxBy(STRICTNESS).apply(strictest, next.next()));
        }
        return verdicts;
    }
}

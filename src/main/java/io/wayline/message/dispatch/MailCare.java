package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.background.Loop;
import io.wayline.background.Loops;
import io.wayline.message.operation.BulkResends;
import io.wayline.message.outbox.MailRetention;
import io.wayline.message.pace.LiveNodes;
import io.wayline.message.pace.OutboxMeters;

/**
 * What has to be done now and then on every node that sends: show that it lives, move on what is stuck, send again what
 * somebody asked for, drop what is kept no longer, count. Each is a loop of its own: one that fails stops none of the
 * others.
 */
@Component
class MailCare {

    static final Duration EVERY = Duration.ofSeconds(5);

    /** Of a resend of many mails, before the rest is cared for again. */
    private static final int PARTS_AT_ONCE = 50;

    private final LiveNodes nodes;
    private final List<Stage> stages;

    MailCare(
            Loops loops,
            LiveNodes nodes,
            Recovery recovery,
            BulkResends resends,
            MailRetention retention,
            OutboxMeters meters) {
        this.nodes = nodes;
        this.stages = List.of(
                new Stage(loops.every("message.nodes", EVERY), nodes::beat),
                new Stage(loops.every(Recovery.LOOP, EVERY), recovery::sweep),
                new Stage(loops.every(BulkResends.LOOP, EVERY), () -> resend(resends)),
                new Stage(loops.every(MailRetention.LOOP, EVERY), retention::look),
                new Stage(loops.every("message.meters", EVERY), meters::count));
    }

    private record Stage(Loop loop, Runnable work) {}

    /** This node sends from now on. */
    void begin() {
        stages.forEach(stage -> stage.loop().begin());
    }

    void look() {
        stages.forEach(stage -> stage.loop().turn(stage.work()));
    }

    /** This node sends no more. */
    void leave() {
        stages.forEach(stage -> stage.loop().end());
        nodes.gone();
    }

    private static void resend(BulkResends resends) {
        resends.workPassedBy();
        for (var part = 0; part < PARTS_AT_ONCE && resends.work(); part++) {
            // between two of them, others come to their rows
        }
    }
}

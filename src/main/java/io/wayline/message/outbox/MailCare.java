package io.wayline.message.outbox;

import org.springframework.stereotype.Component;

/**
 * What has to be done now and then on every node that sends: show that it lives, move on what is stuck, send again what
 * somebody asked for, drop what is kept no longer, count.
 */
@Component
class MailCare {

    /** Of a resend of many mails, before the rest is cared for again. */
    private static final int PARTS_AT_ONCE = 50;

    private final LiveNodes nodes;
    private final Recovery recovery;
    private final OutboxBulkResends resends;
    private final MailRetention retention;
    private final OutboxMeters meters;

    MailCare(
            LiveNodes nodes,
            Recovery recovery,
            OutboxBulkResends resends,
            MailRetention retention,
            OutboxMeters meters) {
        this.nodes = nodes;
        this.recovery = recovery;
        this.resends = resends;
        this.retention = retention;
        this.meters = meters;
    }

    void look() {
        nodes.beat();
        recovery.sweep();
        for (var part = 0; part < PARTS_AT_ONCE && resends.work(); part++) {
            // between two of them, others come to their rows
        }
        retention.look();
        meters.count();
    }

    /** This node sends no more. */
    void leave() {
        nodes.gone();
    }
}

package io.wayline.message.outbox;

import org.springframework.stereotype.Component;

/** What has to be done now and then on every node that sends: show that it lives, move on what is stuck, drop
 * what is kept no longer, count. */
@Component
class MailCare {

    private final LiveNodes nodes;
    private final Recovery recovery;
    private final MailRetention retention;
    private final OutboxMeters meters;

    MailCare(LiveNodes nodes, Recovery recovery, MailRetention retention, OutboxMeters meters) {
        this.nodes = nodes;
        this.recovery = recovery;
        this.retention = retention;
        this.meters = meters;
    }

    void look() {
        nodes.beat();
        recovery.sweep();
        retention.look();
        meters.count();
    }

    /** This node sends no more. */
    void leave() {
        nodes.gone();
    }
}

package io.wayline.message.outbox;

import org.springframework.stereotype.Component;

/** What has to be done now and then on every node that sends: show that it lives, move on what is stuck, count. */
@Component
class MailCare {

    private final LiveNodes nodes;
    private final Recovery recovery;
    private final OutboxMeters meters;

    MailCare(LiveNodes nodes, Recovery recovery, OutboxMeters meters) {
        this.nodes = nodes;
        this.recovery = recovery;
        this.meters = meters;
    }

    void look() {
        nodes.beat();
        recovery.sweep();
        meters.count();
    }

    /** This node sends no more. */
    void leave() {
        nodes.gone();
    }
}

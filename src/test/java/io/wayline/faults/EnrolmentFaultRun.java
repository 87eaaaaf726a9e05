package io.wayline.faults;

import org.junit.jupiter.api.Test;

import io.wayline.testing.nodes.Campaign;
import io.wayline.testing.nodes.CrashPoint;
import io.wayline.testing.nodes.NodeProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that invites customers into a campaign while nodes die: everybody once, whatever happens. */
@FaultTest
class EnrolmentFaultRun {

    /** As many as one turn takes. */
    private static final int TURN = 500;

    private final TwoNodes two;

    EnrolmentFaultRun(TwoNodes two) {
        this.two = two;
    }

    @Test
    void aNodeThatDiesBeforeItsTurnIsCommittedHasInvitedNobodyByIt() {
        var campaign = new Campaign(two.nodes(), "run-crash", 3 * TURN);
        two.nodes().freeze();
        try {
            var node = two.nodes().startToCrash(CrashPoint.INVITED.at(2)).awaitReady();

            campaign.begin();

            assertThat(node.awaitEnd()).as(node::tail).isEqualTo(NodeProcess.KILLED);
            assertThat(campaign.counted()).isEqualTo(TURN);
            assertThat(campaign.invitations()).isEqualTo(TURN);
        } finally {
            two.nodes().thaw();
        }

        campaign.untilOver();
        assertThat(campaign.broken()).isEmpty();
    }

    @Test
    void everybodyIsInvitedOnceByTwoNodesOfWhichOneIsKilledThroughPauseAndResume() {
        var campaign = new Campaign(two.nodes(), "run-killed", 6 * TURN);
        var run = campaign.begin();
        assertThat(campaign.begin()).as("asked again").isEqualTo(run);
        campaign.untilBegun(100);

        two.nodes().latest().kill();
        // before the new node is there: by then the other one might be done
        campaign.pause();
        campaign.untilHandedOut();
        var atThePause = campaign.invitations();
        assertThat(campaign.begun()).isEqualTo(atThePause);
        campaign.resume();
        two.nodes().start("b");

        campaign.untilOver();
        assertThat(campaign.broken()).isEmpty();
    }
}

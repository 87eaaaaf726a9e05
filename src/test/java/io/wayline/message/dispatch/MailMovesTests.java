package io.wayline.message.dispatch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.message.MessageState;
import io.wayline.message.MessageState.Move;
import io.wayline.message.dispatch.DeliveryMarks.Mark;
import io.wayline.message.outbox.MailStates;
import io.wayline.message.smtp.Outcome;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Each move of the table is made, each from the states of the table, and from no other. */
@DatabaseTest
class MailMovesTests {

    private static final String TOKEN = "token of this test";
    private static final Outcome SENT = Outcome.sent("250 Taken", Duration.ZERO);

    @Autowired
    OutboxDriver outbox;

    @Autowired
    MailStates states;

    @Autowired
    DeliveryMarks marks;

    @Autowired
    JdbcClient jdbc;

    private long mail;

    @BeforeEach
    void oneMailThatIsDue() {
        outbox.clear();
        mail = Long.parseLong(outbox.queue("emma@shop.example"));
    }

    private record Row(String state, boolean leased) {}

    @ParameterizedTest
    @EnumSource
    void aMoveIsMadeFromTheStatesOfTheTableAndFromNoOther(Move move) {
        var claimed = outbox.claim(TOKEN).get(0);
        for (var state : MessageState.values()) {
            stands(state);

            var moved = make(move, claimed);

            var starts = move.startsFrom(state);
            assertThat(moved).as("mails that %s moved from %s", move, state).isEqualTo(starts ? 1 : 0);
            assertThat(row().state()).isEqualTo((starts ? move.to() : state).name());
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLAIM", "HAND_OVER", "LOSE"})
    void everyOtherMoveEndsTheLease(Move move) {
        var claimed = outbox.claim(TOKEN).get(0);
        for (var state : MessageState.values()) {
            if (move.startsFrom(state)) {
                stands(state);
                make(move, claimed);
                assertThat(row().leased())
                        .as("leased after %s from %s", move, state)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GIVE_BACK", "HOLD", "SUPPRESS", "EXPIRE", "HAND_OVER", "RECORD_SENT", "RETRY", "FAIL", "DOUBT"})
    void whatADispatcherSaysOfAMailNeedsItsToken(Move move) {
        var claimed = outbox.claim(TOKEN).get(0);
        jdbc.sql("update outbox_message set lease_token = 'token of another' where id = ?")
                .param(mail)
                .update();

        assertThat(make(move, claimed)).isZero();

        assertThat(row().state()).isEqualTo("CLAIMED");
    }

    /** As if a dispatcher had it, whatever the state, so that only the state can refuse a move. */
    private void stands(MessageState state) {
        jdbc.sql("""
                        update outbox_message set state = :state, lease_token = :token, lease_owner = 'test',
                            lease_until = current_timestamp + interval '60' second
                        where id = :id""")
                .param("state", state.name())
                .param("token", TOKEN)
                .param("id", mail)
                .update();
    }

    private Row row() {
        return jdbc.sql("select state, lease_token, lease_owner, lease_until from outbox_message where id = ?")
                .param(mail)
                .query((row, number) -> new Row(
                        row.getString("state"),
                        row.getString("lease_token") != null
                                || row.getString("lease_owner") != null
                                || row.getObject("lease_until") != null))
                .single();
    }

    private int make(Move move, ClaimedMessage claimed) {
        var now = outbox.clock().instant();
        return switch (move) {
            case CLAIM -> states.claim(List.of(mail), TOKEN, "test", Duration.ofMinutes(1));
            case GIVE_BACK -> states.giveBack(TOKEN);
            case JUDGE_AGAIN -> states.judgeAgain(List.of(mail));
            case SET_ASIDE -> states.setAside(mail, TOKEN, now);
            case HOLD, SUPPRESS, EXPIRE -> states.stop(move, mail, TOKEN, "test", null, null);
            case HAND_OVER -> marks.write(List.of(Mark.handOver(claimed, TOKEN)))[0];
            case RECORD_SENT -> marks.write(List.of(Mark.sent(claimed, TOKEN, SENT)))[0];
            case RETRY, FAIL, DOUBT -> states.tried(move, mail, TOKEN, SENT, null, 1);
            case RECOVER -> states.recover(List.of(mail));
            case LOSE -> states.lose(List.of(mail));
            case RESEND_BY_RULE, ASSUME_SENT -> states.followRule(move, mail);
            case TAKE_BACK -> states.takeBack(List.of(mail), "test");
            case CALL_BACK, RESEND, SETTLE_SENT, SETTLE_NOT_SENT -> states.decide(move, mail, "user:test", "test");
        };
    }
}

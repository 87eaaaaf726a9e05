package io.wayline.journey.instance;

import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.instance.InstanceState.Move;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Each move of the table is made, each from the states of the table, and from no other. */
@DatabaseTest
class InstanceMovesTests {

    @Autowired
    Instances instances;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SettableClock clock;

    @ParameterizedTest
    @EnumSource
    void aMoveIsMadeFromTheStatesOfTheTableAndFromNoOther(Move move) {
        for (var state : InstanceState.values()) {
            // taken back, so that nobody ever meets an instance that the engine does not know
            transaction.executeWithoutResult(open -> {
                open.setRollbackOnly();
                var id = standing(state);

                make(move, id);

                assertThat(stateOf(id))
                        .as("after %s from %s", move, state)
                        .isEqualTo(move.startsFrom(state) ? move.to() : state);
            });
        }
    }

    private void make(Move move, String id) {
        switch (move) {
            case PAUSE -> instances.paused(id);
            case RESUME -> instances.resumed(id);
            case CANCEL -> instances.cancelling(id, "user:test", "test");
            case END -> instances.ended(id, "End_Test");
        }
    }

    private String standing(InstanceState state) {
        var id = UUID.randomUUID().toString();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into journey_instance (id, journey, definition_id, customer_id, subject, started_at,
                            paused_at, cancelled_by, ended_at) values (?, 'moves', 'moves:1', ?, '', ?,
                            cast(? as timestamp(6) with time zone), cast(? as varchar(100)),
                            cast(? as timestamp(6) with time zone))""")
                .params(
                        id,
                        id,
                        now,
                        state == InstanceState.PAUSED ? now : null,
                        state == InstanceState.CANCELLING ? "user:test" : null,
                        state == InstanceState.ENDED ? now : null)
                .update();
        return id;
    }

    private InstanceState stateOf(String id) {
        InstanceState stands = null;
        for (var state : InstanceState.values()) {
            var here = jdbc.sql("select count(*) from journey_instance where id = ? and " + state.condition())
                    .param(id)
                    .query(Integer.class)
                    .single();
            if (here == 1) {
                assertThat(stands).as("a second state beside " + state).isNull();
                stands = state;
            }
        }
        return stands;
    }
}

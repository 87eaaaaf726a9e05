package io.wayline.events;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.events.EventState.Move;
import io.wayline.shared.InvalidValue;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The moves that others than the handlers make, each from the states of the table and from no other. */
@DatabaseTest
class EventMovesTests {

    @Autowired
    EventsDriver events;

    @Autowired
    EventLog log;

    @Autowired
    UnknownCustomers unknown;

    @Autowired
    Correlator correlator;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @EnumSource(names = {"FREE", "EXPIRE", "REPLAY"})
    void aMoveIsMadeFromTheStatesOfTheTableAndFromNoOther(Move move) {
        for (var state : EventState.values()) {
            // taken back, so that no other test meets the events
            transaction.executeWithoutResult(open -> {
                open.setRollbackOnly();
                var nobody = "nobody-" + UUID.randomUUID();
                var event = events.send("tea.poured", nobody, Map.of());
                jdbc.sql("update inbox_event set state = ?, received_at = timestamp '2001-01-01 00:00:00' where id = ?")
                        .params(state.name(), event)
                        .update();

                if (move == Move.REPLAY && state == EventState.RECEIVED) {
                    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> log.replay(event, "user:test"));
                } else {
                    make(move, event, nobody);
                }

                assertThat(log.get(event).state())
                        .as("after %s from %s", move, state)
                        .isEqualTo(move.startsFrom(state) ? move.to() : state);
            });
        }
    }

    private void make(Move move, long event, String customer) {
        switch (move) {
            case FREE -> unknown.known(List.of(customer));
            case EXPIRE -> correlator.expireUnknown();
            case REPLAY -> log.replay(event, "user:test");
            case HANDLE, IGNORE, PARK, GIVE_UP -> throw new IllegalArgumentException("handlers do so: " + move);
        }
    }
}

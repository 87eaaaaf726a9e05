package io.wayline.journey.engine;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Tells two transactions that met, which is worth another try, from what really went wrong. */
final class Collision {

    /** Serialisation failures and deadlocks by the standard; the lock timeout and the lost row of H2. */
    private static final String ROLLED_BACK = "40";

    private static final String LOCK_TIMEOUT = "HYT00";
    private static final int ROW_CHANGED = 90131;

    private Collision() {}

    /** In Spring's words when it is one, else as it came. */
    static RuntimeException orSame(RuntimeException failure) {
        return isOne(failure)
                ? new OptimisticLockingFailureException("The journey moved at this moment", failure)
                : failure;
    }

    /** The engine stumbles over rows that are gone before it finds out why, and then tells of both. */
    private static boolean isOne(Throwable failure) {
        return failure instanceof OptimisticLockingException
                || failure instanceof SQLException sql && isOne(sql)
                || Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                        .anyMatch(Collision::isOne);
    }

    private static boolean isOne(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith(ROLLED_BACK) || state.equals(LOCK_TIMEOUT) || failure.getErrorCode() == ROW_CHANGED;
    }
}

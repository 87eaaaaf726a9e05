package io.wayline.journey.engine;

import java.sql.SQLException;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Tells two transactions that met, which is worth another try, from what really went wrong. */
final class Collision {

    /** Serialisation failures and deadlocks by the standard; the lock timeout and the lost row of H2. */
    private static final String ROLLED_BACK = "40";

    private static final String LOCK_TIMEOUT = "HYT00";
    private static final int ROW_CHANGED = 90131;

    private Collision() {}

    /** In Spring's words when it is one, else as it came. */
    static RuntimeException orSame(ProcessEngineException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException || cause instanceof SQLException sql && isOne(sql)) {
                return new OptimisticLockingFailureException("The journey moved at this moment", failure);
            }
        }
        return failure;
    }

    private static boolean isOne(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith(ROLLED_BACK) || state.equals(LOCK_TIMEOUT) || failure.getErrorCode() == ROW_CHANGED;
    }
}

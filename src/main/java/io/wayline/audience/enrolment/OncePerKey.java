package io.wayline.audience.enrolment;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two who begin a run under one name at one moment the second gets the run of the first. */
@Component
class OncePerKey {

    private final TransactionTemplate transactions;

    OncePerKey(TransactionTemplate transactions) {
        this.transactions = transactions;
    }

    /**
     * @param begin gives the run that there is under its name, or begins one; in the caller's transaction, or one of its own
     * @throws DuplicateKeyException in a transaction of the caller's, which must then be begun anew
     */
    Enrolment of(Supplier<Enrolment> begin) {
        var within = TransactionSynchronizationManager.isActualTransactionActive();
        try {
            return once(begin);
        } catch (DuplicateKeyException begunMeanwhile) {
            if (within) {
                throw begunMeanwhile;
            }
            return once(begin);
        }
    }

    private Enrolment once(Supplier<Enrolment> begin) {
        return Objects.requireNonNull(transactions.execute(status -> begin.get()));
    }
}

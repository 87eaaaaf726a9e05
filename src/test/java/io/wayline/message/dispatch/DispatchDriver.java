package io.wayline.message.dispatch;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets a test send what is due, in its own thread. */
@TestComponent
public class DispatchDriver {

    private final MailDispatcher dispatcher;

    DispatchDriver(MailDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /**
     * Sends everything that is due, until nothing is. Never in a transaction: a hand-over that is not committed before
     * the last line marks nothing.
     *
     * @return how many mails were tried
     */
    @Transactional(propagation = Propagation.NEVER)
    public int deliverDue() {
        return dispatcher.deliverDue();
    }
}

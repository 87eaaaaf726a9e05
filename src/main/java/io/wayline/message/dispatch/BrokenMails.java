package io.wayline.message.dispatch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.background.OutOfMemory;
import io.wayline.background.SetAside;
import io.wayline.message.outbox.MailStates;

/**
 * Mails that cannot even be taken to the mail server, because their row, or what belongs to it, makes us fail. Each rests
 * with growing pauses, so that none behind it waits; no try is counted, since nobody has refused it.
 */
@Component
class BrokenMails {

    /** Names what is set aside here; an item is a mail's id. */
    static final String LOOP = "message.dispatch";

    private final SetAside aside;
    private final JdbcClient jdbc;
    private final MailStates states;
    /** Those that this node has set aside, so that good ones cost nothing. */
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    BrokenMails(SetAside aside, JdbcClient jdbc, MailStates states) {
        this.aside = aside;
        this.jdbc = jdbc;
        this.states = states;
    }

    /**
     * Lets one rest that is due, or that this token has claimed.
     *
     * @return false when it may have left, or is no longer ours; then nothing is changed
     */
    boolean rest(long mail, String token, Throwable failure) {
        OutOfMemory.endIfOut(failure);
        var here = jdbc.sql("""
                        select count(*) from outbox_message
                        where id = ? and (state = 'PENDING' or state = 'CLAIMED' and lease_token = ?)""").params(mail, token).query(Integer.class).single() == 1;
        if (here) {
            known.add(mail);
            var next = aside.failed(LOOP, Long.toString(mail), failure);
            states.setAside(mail, token, next);
        }
        return here;
    }

    /** One has come to the mail server, or to its end. */
    void works(long mail) {
        if (!known.isEmpty() && known.remove(mail)) {
            aside.forget(LOOP, Long.toString(mail));
        }
    }
}

package io.wayline.callback.feed;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackScope;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/**
 * Addresses under which calendar programs fetch calls: of one queue, or of all queues that somebody works for. Whoever
 * has the address reads what its owner may see at that moment, until it is ended.
 */
@Component
public class CallFeeds {

    private static final int TOKEN_BYTES = 32;
    private static final Duration BACK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(60);
    private static final int MOST = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final CallbackList list;
    private final CallbackScope scope;
    private final Accounts accounts;
    private final Clock clock;

    CallFeeds(JdbcClient jdbc, CallbackList list, CallbackScope scope, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.list = list;
        this.scope = scope;
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Feed(String username, String queue) {}

    /**
     * Makes an address, and ends the one that its owner had for the same before.
     *
     * @param queue empty for all queues that they work for
     * @return its token, which nobody can ever read again
     * @throws NotFound when the queue is not theirs to see
     */
    @Transactional
    public String make(String queue, Person owner) {
        if (!queue.isEmpty() && !mayRead(owner, queue)) {
            throw new NotFound("queue");
        }
        end(queue, owner);
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into call_feed (hash, username, queue, made_at) values (?, ?, ?, ?)")
                .params(TokenDigest.of(token), owner.username(), queue, RowTime.of(clock.instant()))
                .update();
        return token;
    }

    /** Nobody reads under that address any more; again changes nothing. */
    @Transactional
    public void end(String queue, Person owner) {
        jdbc.sql("delete from call_feed where username = ? and queue = ?")
                .params(owner.username(), queue)
                .update();
    }

    /** Whether this person has an address for it. */
    public boolean has(String queue, Person owner) {
        return jdbc.sql("select count(*) from call_feed where username = ? and queue = ?")
                        .params(owner.username(), queue)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * The booked calls behind an address, of the last days and the coming ones.
     *
     * @throws NotFound when there is no such address, it was ended, or its owner may not see these calls any more
     */
    @Transactional(readOnly = true)
    public List<Callback> read(String token) {
        var feed = find(token).orElseThrow(() -> new NotFound("calendar"));
        var owner = accounts.find(feed.username()).orElseThrow(() -> new NotFound("calendar"));
        if (!feed.queue().isEmpty() && !mayRead(owner, feed.queue())) {
            throw new NotFound("calendar");
        }
        var now = clock.instant();
        var filter = new CallbackFilter(
                Callback.State.BOOKED, feed.queue().isEmpty() ? null : feed.queue(), now.minus(BACK), now.plus(AHEAD));
        return list.page(filter, owner, null, MOST).items();
    }

    private Optional<Feed> find(String token) {
        return jdbc.sql("select username, queue from call_feed where hash = ?")
                .param(TokenDigest.of(token))
                .query((row, number) -> new Feed(row.getString("username"), row.getString("queue")))
                .optional();
    }

    private boolean mayRead(Person person, String queue) {
        return scope.seesAll(person) || scope.queuesOf(person).contains(queue);
    }
}

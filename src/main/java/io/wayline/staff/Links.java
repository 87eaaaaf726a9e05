package io.wayline.staff;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.shared.clock.TrueTime;

/** One-time links under which somebody sets a password unseen by anybody else; only their digests are kept. */
@Component
class Links {

    private static final Duration VALID = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final TrueTime clock;

    Links(JdbcClient jdbc, TrueTime clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a link and ends the older ones of the same purpose.
     *
     * @param username whose password it sets, or null for the one that makes the first admin
     * @return the token, which nobody can ever read again
     */
    String make(@Nullable String username) {
        jdbc.sql("delete from account_link where coalesce(username, '') = ? or expires_at < ?")
                .params(username == null ? "" : username, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var token = Digests.token();
        jdbc.sql("insert into account_link (hash, username, expires_at) values (?, ?, ?)")
                .params(
                        Digests.sha256(token),
                        username,
                        clock.instant().plus(VALID).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /** What the link is for, while it lives. */
    Optional<Link> find(String token) {
        return jdbc.sql("select username from account_link where hash = ? and expires_at > ?")
                .params(Digests.sha256(token), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Link(row.getString("username")))
                .optional();
    }

    /** Takes the link out of the world, in the caller's transaction; of two at once only one succeeds. */
    Link use(String token) {
        var link = find(token).orElseThrow(() -> new NotFound("link"));
        var used = jdbc.sql("delete from account_link where hash = ?")
                .param(Digests.sha256(token))
                .update();
        if (used == 0) {
            throw new NotFound("link");
        }
        return link;
    }

    /** @param username whose password it sets, or null when it makes the first admin */
    record Link(@Nullable String username) {}
}

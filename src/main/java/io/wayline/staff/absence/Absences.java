package io.wayline.staff.absence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.absence.Absence.HandsOver;

/** Who is away, now and later. People record their own absences, supervisors everybody's; nothing here is deleted. */
@Component
public class Absences {

    private static final Logger log = LoggerFactory.getLogger(Absences.class);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int MOST_LISTED = 200;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    Absences(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param id a UUID that the asking page made: the same again is the same absence
     * @param successor null gives what is handed over back to the queues
     */
    public record Wish(
            String id,
            String username,
            Instant from,
            Instant until,
            HandsOver handsOver,
            @Nullable String successor) {}

    /**
     * Records an absence.
     *
     * @throws NotFound when there is no such colleague, or their absences are not this person's to record
     * @throws InvalidValue of {@code until}, {@code from}, or {@code successor} when it cannot be
     */
    @Transactional
    public Absence record(Wish wish, Person by) {
        check(wish, by);
        // of two for one person at the same moment the second sees the first
        jdbc.sql("select username from account where username = ? for update")
                .param(wish.username())
                .query(String.class)
                .optional();
        var before = find(wish.id());
        if (before.isPresent()) {
            if (!before.get().username().equals(wish.username())) {
                throw new InvalidValue("id", "is the name of another absence", "open the page anew and send it again");
            }
            return before.get();
        }
        var overlapping = jdbc.sql("""
                        select count(*) from staff_absence where username = ? and ends_at > ? and starts_at < ?
                            and ends_at > starts_at""")
                .params(wish.username(), RowTime.of(wish.from()), RowTime.of(wish.until()))
                .query(Long.class)
                .single();
        if (overlapping > 0) {
            throw new InvalidValue("from", "meets another absence", "end that one first, or choose other days");
        }
        jdbc.sql("""
                        insert into staff_absence
                            (id, username, starts_at, ends_at, hands_over, successor, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        wish.id(),
                        wish.username(),
                        RowTime.of(wish.from()),
                        RowTime.of(wish.until()),
                        wish.handsOver().name(),
                        wish.successor(),
                        by.username(),
                        RowTime.of(clock.instant()))
                .update();
        log.info("Absence {} of {} recorded by {}", wish.id(), wish.username(), by.username());
        return find(wish.id()).orElseThrow();
    }

    /** @throws NotFound, {@link InvalidValue} as {@link #record} would, but for what meets another absence */
    public void check(Wish wish, Person by) {
        mayRecord(wish.username(), by);
        if (accounts.find(wish.username()).isEmpty() || !isId(wish.id())) {
            throw new NotFound("account");
        }
        if (!wish.until().isAfter(wish.from())) {
            throw new InvalidValue("until", "is not after the beginning", "name a later moment");
        }
        if (!wish.until().isAfter(clock.instant())) {
            throw new InvalidValue("until", "has passed", "name a moment that is still to come");
        }
        if (Duration.between(wish.from(), wish.until()).compareTo(LONGEST) > 0) {
            throw new InvalidValue("until", "is more than 400 days later", "record a shorter absence");
        }
        if (wish.successor() != null) {
            checkSuccessor(wish);
        }
    }

    private void checkSuccessor(Wish wish) {
        var known = accounts.find(wish.successor()).filter(person -> person.isAny(Role.AGENT, Role.SUPERVISOR));
        if (known.isEmpty() || wish.username().equals(wish.successor())) {
            throw new InvalidValue("successor", "is nobody who can take it", "name a colleague, or the queues");
        }
        of(wish.successor()).stream()
                .filter(other ->
                        other.from().isBefore(wish.until()) && wish.from().isBefore(other.until()))
                .findFirst()
                .ifPresent(away -> {
                    throw new InvalidValue("successor", "is away then, too", "name somebody else, or the queues");
                });
    }

    /**
     * Takes an absence back that has not begun, or ends one that has: they are there from now on. What was handed over
     * stays where it is. One that is over stays as it was.
     *
     * @throws NotFound when there is none, or it is not this person's to end
     */
    @Transactional
    public Absence end(String id, Person by) {
        var absence = jdbc.sql("select * from staff_absence where id = ? for update")
                .param(id)
                .query(Absence::read)
                .optional()
                .orElseThrow(() -> new NotFound("absence"));
        mayRecord(absence.username(), by);
        var now = clock.instant();
        if (now.isBefore(absence.until())) {
            var end = now.isBefore(absence.from()) ? absence.from() : now;
            jdbc.sql("update staff_absence set ends_at = ?, ended_by = ? where id = ?")
                    .params(RowTime.of(end), by.username(), id)
                    .update();
            log.info("Absence {} of {} ended by {}", id, absence.username(), by.username());
        }
        return find(id).orElseThrow();
    }

    public Optional<Absence> find(String id) {
        return jdbc.sql("select * from staff_absence where id = ?")
                .param(id)
                .query(Absence::read)
                .optional();
    }

    /** Whether somebody is away just now. */
    public Optional<Absence> now(String username) {
        var now = RowTime.of(clock.instant());
        return jdbc
                .sql("select * from staff_absence where username = ? and ends_at > ? and starts_at <= ?")
                .params(username, now, now)
                .query(Absence::read)
                .list()
                .stream()
                .findFirst();
    }

    /**
     * The part of a condition that is true while somebody is away.
     *
     * @param username SQL for the account
     * @param now SQL for the time, such as a parameter; it stands there twice
     */
    public static String holds(String username, String now) {
        return "exists (select 1 from staff_absence away where away.username = " + username + " and away.ends_at > "
                + now + " and away.starts_at <= " + now + ")";
    }

    /** Those who are away just now, by account. */
    public Map<String, Absence> now() {
        var now = RowTime.of(clock.instant());
        return jdbc
                .sql("select * from staff_absence where ends_at > ? and starts_at <= ?")
                .params(now, now)
                .query(Absence::read)
                .list()
                .stream()
                .collect(Collectors.toMap(Absence::username, Function.identity(), (first, second) -> first));
    }

    /** Those of one person that are not over, the first first. */
    public List<Absence> of(String username) {
        return jdbc.sql("""
                        select * from staff_absence where username = ? and ends_at > ? and ends_at > starts_at
                        order by starts_at, id fetch first ? rows only""")
                .params(username, RowTime.of(clock.instant()), MOST_LISTED)
                .query(Absence::read)
                .list();
    }

    /** Those of everybody that are not over, the first first. */
    public List<Absence> upcoming() {
        return jdbc.sql("""
                        select * from staff_absence where ends_at > ? and ends_at > starts_at
                        order by starts_at, id fetch first ? rows only""")
                .params(RowTime.of(clock.instant()), MOST_LISTED)
                .query(Absence::read)
                .list();
    }

    /** Those that have begun and whose work has not been handed over. */
    public List<Absence> begun() {
        var now = RowTime.of(clock.instant());
        return jdbc.sql("""
                        select * from staff_absence where ends_at > ? and starts_at <= ? and handed_at is null
                        order by starts_at, id fetch first ? rows only""").params(now, now, MOST_LISTED).query(Absence::read).list();
    }

    /** What they had has been handed over: so many tasks. */
    public void handed(String id, int tasks) {
        jdbc.sql("update staff_absence set handed_at = ?, handed = ? where id = ? and handed_at is null")
                .params(RowTime.of(clock.instant()), tasks, id)
                .update();
    }

    private static boolean isId(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static void mayRecord(String username, Person by) {
        if (!by.is(Role.SUPERVISOR) && !by.username().equals(username)) {
            throw new NotFound("absence");
        }
    }
}

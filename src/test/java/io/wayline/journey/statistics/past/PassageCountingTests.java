package io.wayline.journey.statistics.past;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.statistics.PassageCounts;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is counted of the history of steps, once each, whoever counts and however late a row comes. */
@DatabaseTest
class PassageCountingTests {

    private static final String STEP = "Task_Look";

    @Autowired
    PassageCounting counting;

    @Autowired
    PassageCounts counts;

    @Autowired
    Pasts pasts;

    @Autowired
    Passengers passengers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    @Autowired
    ZoneId zone;

    private final String definition = "looked:1:" + UUID.randomUUID();
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void nothingIsCountedYet() {
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        mark(now.minus(Duration.ofDays(60)));
    }

    @AfterEach
    void nothingIsLeft() {
        forgetHistory();
        jdbc.sql("delete from journey_passage_day where definition_id = ?")
                .param(definition)
                .update();
        jdbc.sql("delete from journey_passage_recent").update();
        mark(null);
    }

    @Test
    void countsWhoCameAndHowTheyLeft() {
        passed(Duration.ofDays(3), Duration.ofHours(2));
        passed(Duration.ofDays(2), Duration.ofHours(4));
        came(Duration.ofHours(5));
        cancelled(Duration.ofDays(1), Duration.ofHours(1), false);
        cancelled(Duration.ofDays(1), Duration.ofHours(1), true);

        counting.count();

        var step = step(30);
        assertThat(step.came()).isEqualTo(5);
        assertThat(step.on()).isEqualTo(2);
        assertThat(step.elsewhere()).isEqualTo(1);
        assertThat(step.dropped()).isEqualTo(1);
        assertThat(step.offShare()).isEqualTo(0.5);
        assertThat(step.typical()).isEqualTo(Duration.ofHours(1));
        assertThat(step.longest()).isEqualTo(Duration.ofHours(4));
        assertThat(past(30).whole().came()).isEqualTo(5);
        assertThat(past(30).whole().dropped()).isEqualTo(1);
    }

    @Test
    void countsEachOnceHoweverOftenItCounts() {
        passed(Duration.ofDays(3), Duration.ofHours(2));
        passed(Duration.ofMinutes(3), Duration.ofMinutes(2));

        counting.count();
        counting.count();
        clock.advance(Duration.ofMinutes(7));
        counting.count();
        clock.advance(Duration.ofMinutes(20));
        counting.count();

        assertThat(step(30).on()).isEqualTo(2);
        assertThat(step(30).came()).isEqualTo(2);
    }

    @Test
    void countsEachOnceThoughTwoNodesCount() {
        IntStream.range(0, 40).forEach(hours -> passed(Duration.ofHours(5L * hours), Duration.ofMinutes(10)));
        var nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(
                        () -> new PassageCounting(counts, jdbc, transactions, clock, zone).count()))
                .toList();
        nodes.forEach(CompletableFuture::join);
        counting.count();

        assertThat(step(30).on()).isEqualTo(40);
    }

    @Test
    void leavesItToTheNodeThatCountsAlready() {
        passed(Duration.ofDays(1), Duration.ofHours(1));

        new TransactionTemplate(transactions).executeWithoutResult(open -> {
            jdbc.sql("select id from journey_passage_count where id = 1 for update")
                    .query(Integer.class)
                    .single();
            CompletableFuture.runAsync(counting::count).join();
        });
        assertThat(step(30).on()).isZero();

        counting.count();
        assertThat(step(30).on()).isEqualTo(1);
    }

    @Test
    void countsWhatIsCommittedLate() {
        counting.count();

        // ended before the count, and is seen only now
        passed(Duration.ofMinutes(10), Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        counting.count();
        assertThat(step(30).on()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(30));
        counting.count();
        assertThat(step(30).on()).isEqualTo(1);
    }

    @Test
    void keepsItsFiguresWhenTheHistoryIsDropped() {
        passed(Duration.ofDays(3), Duration.ofHours(2));
        counting.count();

        forgetHistory();
        clock.advance(Duration.ofMinutes(20));
        counting.count();

        assertThat(step(30).on()).isEqualTo(1);
        assertThat(step(30).typical()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void knowsTheDaysOfTheCompany() {
        passed(Duration.ofDays(20), Duration.ofHours(1));
        passed(Duration.ofDays(2), Duration.ofHours(1));
        counting.count();

        assertThat(step(1).on()).isZero();
        assertThat(step(7).on()).isEqualTo(1);
        assertThat(step(30).on()).isEqualTo(2);
        assertThat(past(30).countedUntil()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void takesUpWhereItStoppedWhenItWasAwayForLong() {
        passed(Duration.ofMinutes(1), Duration.ofSeconds(30));
        counting.count();
        clock.advance(Duration.ofDays(9));
        now = clock.instant();
        passed(Duration.ofDays(4), Duration.ofHours(1));

        counting.count();

        assertThat(step(30).on()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from journey_passage_recent where definition_id = ?")
                        .param(definition)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void agreesWithTheDatabaseInWhichBucketADurationLies() {
        for (var millis : List.of(0L, 1L, 3L, 999L, 60_000L, 604_800_123L, 31_536_000_000L)) {
            passed(Duration.ofDays(1), Duration.ofMillis(millis));
        }
        counting.count();

        assertThat(jdbc.sql("""
                                select bucket from journey_passage_day
                                where definition_id = ? and element = ? and outcome = 'ON' order by bucket""").params(definition, STEP).query(Integer.class).list())
                .containsExactlyElementsOf(LongStream.of(1, 3, 999, 60_000, 604_800_123, 31_536_000_000L)
                        .mapToObj(Durations::bucket)
                        .toList());
    }

    @Test
    void listsThePeopleBehindAFigureTheLastFirst() {
        IntStream.range(0, 5).forEach(days -> passed(Duration.ofDays(1 + 3L * days), Duration.ofMinutes(days + 1)));
        cancelled(Duration.ofDays(20), Duration.ofHours(1), true);
        counting.count();

        var first = left(false, null);
        var second = left(false, first.next());
        var third = left(false, second.next());

        assertThat(first.total()).isEqualTo(6);
        assertThat(took(first)).containsExactly(1L, 2L);
        assertThat(took(second)).containsExactly(3L, 4L);
        assertThat(took(third)).containsExactly(5L, 60L);
        assertThat(third.next()).isNull();
        assertThat(took(left(true, null))).containsExactly(60L);
    }

    @Test
    void listsThoseOfOneMomentOnceEachOverSeveralPages() {
        IntStream.range(0, 5).forEach(number -> passed(Duration.ofDays(2), Duration.ofMinutes(1)));
        counting.count();

        var seen = new HashSet<String>();
        String cursor = null;
        do {
            var page = left(false, cursor);
            page.items().forEach(each -> assertThat(seen.add(each.instance())).isTrue());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(5);
    }

    @Test
    void keepsFiguresWhosePeopleAreNotKeptAnyMore() {
        passed(Duration.ofDays(2), Duration.ofMinutes(1));
        counting.count();
        forgetHistory();

        assertThat(left(false, null).items()).isEmpty();
        assertThat(step(30).left()).isEqualTo(1);
    }

    @Test
    void refusesACursorOfNoList() {
        assertThatThrownBy(() -> left(false, "nowhere")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void knowsSinceWhenThoseStandThereWhoDo() {
        came(Duration.ofDays(9));
        came(Duration.ofDays(2));
        came(Duration.ofDays(1));

        var since = pasts.waiting(List.of(definition)).get(STEP);

        assertThat(since.first()).isEqualTo(now.minus(Duration.ofDays(9)));
        assertThat(since.half()).isEqualTo(now.minus(Duration.ofDays(2)));
    }

    private Page<PassedBy> left(boolean offOnly, @Nullable String cursor) {
        return passengers.of(
                List.of(definition, "another:1:version"),
                STEP,
                Period.of(30, null, null, LocalDate.ofInstant(clock.instant(), zone)),
                offOnly,
                cursor,
                2);
    }

    private static List<Long> took(Page<PassedBy> page) {
        return page.items().stream()
                .map(each -> Duration.between(each.cameAt(), each.leftAt()).toMinutes())
                .toList();
    }

    private Past past(int days) {
        return pasts.of(List.of(definition), Period.of(days, null, null, LocalDate.ofInstant(clock.instant(), zone)));
    }

    private StepPast step(int days) {
        return past(days).step(STEP);
    }

    private void mark(@Nullable Instant at) {
        jdbc.sql("update journey_passage_count set settled_until = ?, counted_until = null where id = 1")
                .param(RowTime.ofNullable(at))
                .update();
    }

    private void passed(Duration ago, Duration took) {
        instance(ago.plus(took), "COMPLETED", ago, took, 0);
    }

    private void came(Duration ago) {
        instance(ago, "ACTIVE", null, null, 0);
    }

    private void cancelled(Duration ago, Duration took, boolean withTheJourney) {
        instance(ago.plus(took), withTheJourney ? "EXTERNALLY_TERMINATED" : "ACTIVE", ago, took, 2);
    }

    private void instance(
            Duration cameAgo, String state, @Nullable Duration leftAgo, @Nullable Duration took, int stepState) {
        var id = UUID.randomUUID().toString();
        var ends = !state.equals("ACTIVE") && leftAgo != null;
        jdbc.sql("""
                        insert into act_hi_procinst (id_, proc_inst_id_, root_proc_inst_id_, proc_def_key_, proc_def_id_,
                            start_time_, end_time_, duration_, state_) values (?, ?, ?, 'looked', ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        id,
                        id,
                        definition,
                        before(cameAgo),
                        ends ? before(leftAgo) : null,
                        ends ? took.toMillis() : null,
                        state)
                .update();
        jdbc.sql("""
                        insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_,
                            execution_id_, act_id_, act_type_, start_time_, end_time_, duration_, act_inst_state_)
                        values (?, 'looked', ?, ?, ?, ?, ?, 'userTask', ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        definition,
                        id,
                        id,
                        id,
                        STEP,
                        before(cameAgo),
                        leftAgo == null ? null : before(leftAgo),
                        took == null ? null : took.toMillis(),
                        stepState)
                .update();
    }

    private LocalDateTime before(Duration ago) {
        return LocalDateTime.ofInstant(now.minus(ago), ZoneOffset.UTC);
    }

    private void forgetHistory() {
        jdbc.sql("delete from act_hi_actinst where proc_def_id_ = ?")
                .param(definition)
                .update();
        jdbc.sql("delete from act_hi_procinst where proc_def_id_ = ?")
                .param(definition)
                .update();
    }
}

package io.wayline.background;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows A to C of a loop of its own for each test; those in {@code bad} fail. */
@DatabaseTest
class SetAsideTests {

    private static final List<String> ROWS = List.of("A", "B", "C");

    @Autowired
    SetAside aside;

    @Autowired
    SetAsideRows rows;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    private final String loop = "test-" + UUID.randomUUID();
    private final Set<String> bad = new TreeSet<>();
    private final List<String> worked = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();

    @Test
    void theOthersGoOn() {
        bad.add("A");

        look();

        assertThat(worked).containsExactly("B", "C");
    }

    @Test
    void whatFailedIsTriedAgainWithGrowingPauses() {
        bad.add("A");
        var pauses = new ArrayList<Duration>();
        for (var turn = 0; turn < 7; turn++) {
            look();
            var next = row().nextTryAt();
            pauses.add(Duration.between(clock.instant(), next));
            clock.set(next.minusMillis(1));
            tried.clear();
            look();
            assertThat(tried).doesNotContain("A");
            clock.set(next);
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(2),
                        Duration.ofHours(2));
    }

    @Test
    void whatWorksAgainIsSetAsideNoMore() {
        bad.add("A");
        look();
        bad.clear();

        clock.advance(Duration.ofSeconds(10));
        look();

        assertThat(worked).contains("A");
        assertThat(rows.list(loop, 0, 10)).isEmpty();
    }

    @Test
    void aPersonSeesItAfterThreeTriesWithWhatItSaidAndNoData() {
        bad.add("A");
        look();
        look(Duration.ofSeconds(10));
        assertThat(aside.shown(loop, 10)).isEmpty();

        look(Duration.ofMinutes(1));

        assertThat(aside.shown(loop, 10)).singleElement().satisfies(row -> {
            assertThat(row.item()).isEqualTo("A");
            assertThat(row.tries()).isEqualTo(3);
            assertThat(row.cause()).isEqualTo("IllegalStateException");
        });
    }

    @Test
    void aRefusalIsShownInItsOwnWords() {
        assertThat(SetAside.cause(
                        new IllegalStateException(new InvalidValue("template", "has no subject", "write one"))))
                .isEqualTo("template has no subject: write one.");
    }

    @Test
    void aPersonHasItTriedAtOnce() {
        bad.add("A");
        look();
        bad.clear();

        aside.retry(loop, "A", "he");
        look();

        assertThat(worked).contains("A");
        assertThatThrownBy(() -> aside.retry(loop, "A", "he")).isInstanceOf(NotFound.class);
    }

    @Test
    void theApiListsItAndHasItTried() {
        bad.add("A");
        look();
        look(Duration.ofSeconds(10));
        look(Duration.ofMinutes(1));
        assertThat(by("GET", "")).hasStatusOk().bodyText().contains(loop);
        bad.clear();

        assertThat(by("POST", "{\"loop\": \"%s\", \"item\": \"A\"}".formatted(loop)))
                .hasStatus(204);
        look();

        assertThat(worked).contains("A");
        assertThat(by("POST", "{\"loop\": \"%s\", \"item\": \"A\"}".formatted(loop)))
                .hasStatus(404);
        assertThat(by("POST", "{\"loop\": \"%s\"}".formatted(loop))).hasStatus(422);
    }

    private MockMvcTester.MockMvcRequestBuilder by(String method, String body) {
        var request = method.equals("GET")
                ? mvc.get().uri("/api/v1/set-aside")
                : mvc.post()
                        .uri("/api/v1/set-aside/retry")
                        .contentType("application/json")
                        .content(body);
        return request.header("Authorization", "Bearer wl_demo_key");
    }

    @Test
    void aMeetingWithAnotherChangeIsNoFailure() {
        pass().attempt("A", () -> {
            throw new OptimisticLockingFailureException("somebody was faster");
        });

        assertThat(rows.list(loop, 0, 10)).isEmpty();
    }

    @Test
    void anErrorOfOneRowStopsNoOther() {
        var pass = pass();

        assertThat(pass.attempt("A", () -> {
                    throw new StackOverflowError();
                }))
                .isFalse();

        assertThat(pass.attempt("B", () -> {})).isTrue();
        assertThat(row().cause()).isEqualTo("StackOverflowError");
    }

    @Test
    void isNotedEvenWhenTheWorkAroundItIsTakenBack() {
        bad.add("A");

        transaction.executeWithoutResult(taken -> {
            look();
            taken.setRollbackOnly();
        });

        assertThat(row().tries()).isEqualTo(1);
    }

    @Test
    void whatFailsTogetherIsTriedOneByOne() {
        bad.add("B");

        assertThat(together()).isEqualTo(2);

        assertThat(worked).containsExactly("A", "C");
        assertThat(row().item()).isEqualTo("B");
    }

    @Test
    void whatWorksTogetherIsOnePieceOfWork() {
        assertThat(together()).isEqualTo(3);

        assertThat(tried).containsExactly("A,B,C");
    }

    @Test
    void twoNodesThatFailAtTheSameRowCountOnce() {
        bad.add("A");
        var first = pass();
        var second = pass();

        first.attempt("A", () -> work("A"));
        second.attempt("A", () -> work("A"));

        assertThat(rows.list(loop, 0, 10)).hasSize(1);
    }

    @Test
    void forgetsWhatNobodyHasTriedForLong() {
        bad.add("A");
        look();

        clock.advance(Duration.ofHours(25));
        rows.forgetUntriedSince(Duration.ofDays(1));

        assertThat(rows.list(loop, 0, 10)).isEmpty();
    }

    @Test
    void aRestingRowIsLeftOutOfAQuestionToTheDatabase() {
        bad.add("A");
        look();

        assertThat(rests("A", clock.instant())).isTrue();
        assertThat(rests("B", clock.instant())).isFalse();
        assertThat(rests("A", clock.instant().plusSeconds(10))).isFalse();
    }

    private boolean rests(String item, Instant at) {
        return jdbc.sql("select count(*) from (select 1) one where " + SetAside.rests(loop, "?", "?"))
                        .params(item, at.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private void look(Duration later) {
        clock.advance(later);
        look();
    }

    private void look() {
        var pass = pass();
        ROWS.forEach(row -> pass.attempt(row, () -> work(row)));
    }

    private SetAside.Pass pass() {
        return aside.pass(loop, ROWS);
    }

    private int together() {
        return pass().together(ROWS, row -> row, some -> {
            tried.add(String.join(",", some));
            if (some.stream().anyMatch(bad::contains)) {
                throw new IllegalStateException("one of them fails");
            }
            worked.addAll(some);
        });
    }

    private void work(String row) {
        tried.add(row);
        if (bad.contains(row)) {
            throw new IllegalStateException("no " + row);
        }
        worked.add(row);
    }

    private SetAsideRow row() {
        return rows.list(loop, 0, 10).get(0);
    }
}

package io.wayline.audience.segment;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class AskingsTests {

    /** Never at its end while a test waits for it. */
    private static final String ENDLESS = """
            select count(*) from information_schema.columns a cross join information_schema.columns b
            cross join information_schema.columns c cross join information_schema.columns d""";

    private static final int SECONDS = 30;

    @Autowired
    DataSource source;

    private final Askings askings = new Askings();
    private final AtomicReference<Statement> running = new AtomicReference<>();

    @Test
    void whatIsAskedAnewCancelsTheStatementBefore() throws Exception {
        var begun = new CountDownLatch(1);
        var jdbc = jdbc(begun);
        var before = CompletableFuture.supplyAsync(
                () -> askings.latest("page", () -> jdbc.queryForObject(ENDLESS, Long.class)));
        assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(askings.latest("page", () -> "newer")).isEqualTo("newer");
        while (!before.isDone()) {
            // the first time may have been before it ran in the database
            cancelUnlessOver();
        }

        assertThatThrownBy(() -> before.get(SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Overtaken.class);
    }

    @Test
    void othersAreLeftAlone() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var mine = CompletableFuture.supplyAsync(() -> askings.latest("mine", () -> {
            asked.countDown();
            await(answered);
            return jdbc(new CountDownLatch(1)).queryForObject("select cast(7 as integer)", Integer.class);
        }));
        assertThat(asked.await(SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(askings.latest("theirs", () -> 1)).isEqualTo(1);
        answered.countDown();

        assertThat(mine.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void whoWasOvertakenBeforeAskingTheDatabaseDoesNotAskIt() {
        var jdbc = jdbc(new CountDownLatch(1));

        assertThatThrownBy(() -> askings.latest("page", () -> {
                    CompletableFuture.supplyAsync(() -> askings.latest("page", () -> "newer"))
                            .join();
                    return jdbc.queryForObject("select 1", Integer.class);
                }))
                .isInstanceOf(Overtaken.class);
    }

    private JdbcTemplate jdbc(CountDownLatch begun) {
        return new JdbcTemplate(source) {
            @Override
            protected void applyStatementSettings(Statement statement) throws SQLException {
                super.applyStatementSettings(statement);
                Askings.begins(statement);
                running.set(statement);
                begun.countDown();
            }
        };
    }

    private void cancelUnlessOver() {
        try {
            running.get().cancel();
        } catch (SQLException over) {
            // then it is cancelled
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}

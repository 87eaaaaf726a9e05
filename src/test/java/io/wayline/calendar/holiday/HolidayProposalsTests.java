package io.wayline.calendar.holiday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

import io.wayline.calendar.BusinessCalendars;
import io.wayline.calendar.CalendarFollower.Effect;
import io.wayline.calendar.CalendarRows;
import io.wayline.calendar.HolidayFile;
import io.wayline.calendar.SpecialDay;
import io.wayline.calendar.holiday.HolidayProposal.State;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class HolidayProposalsTests {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final String key = "P" + UUID.randomUUID().toString().substring(0, 12);

    @Autowired
    private CalendarRows calendar;

    @Autowired
    private ProposalRows rows;

    @Autowired
    private TransactionOperations transaction;

    /** One of its own: the others' goes forward only. */
    private final SettableClock clock = new SettableClock();

    private BusinessCalendars calendars;
    private HolidayProposals proposals;
    private HolidayProposals forOne;

    @BeforeEach
    void makeACalendar() {
        clock.set(Instant.parse("2026-11-16T04:00:00Z"));
        new CalendarAtStart(calendar, transaction, clock, key).ship();
        calendars = new BusinessCalendars(calendar, clock, key, ZoneId.of("Asia/Shanghai"));
        var holidays = new Holidays(
                calendar, calendars, List.of((now, changed) -> new Effect("tasks", changed.size())), clock, key);
        proposals = new HolidayProposals(rows, calendar, holidays, clock, key, true);
        forOne = new HolidayProposals(rows, calendar, holidays, clock, key, false);
    }

    @Test
    void changesNothingUntilASecondPersonConfirms() {
        var proposal = propose(NEW_YEAR);
        assertThat(calendars.standard().isWorkday(NEW_YEAR)).isTrue();

        var taken = confirm(proposal, "admin");

        assertThat(taken.state()).isEqualTo(State.TAKEN);
        assertThat(taken.proposedBy()).isEqualTo("he");
        assertThat(taken.settledBy()).isEqualTo("admin");
        assertThat(taken.effects()).containsExactly(new Effect("days", 1), new Effect("tasks", 1));
        assertThat(calendars.standard().isWorkday(NEW_YEAR)).isFalse();
        assertThat(proposals.open()).isEmpty();
    }

    @Test
    void isNeverConfirmedByItsProposer() {
        var proposal = propose(NEW_YEAR);

        assertThat(proposals.mayConfirm(proposal, "he")).isFalse();
        assertThatThrownBy(() -> confirm(proposal, "he")).isInstanceOf(OwnProposal.class);
        assertThat(proposals.get(proposal.id()).state()).isEqualTo(State.OPEN);
        assertThat(calendars.standard().isWorkday(NEW_YEAR)).isTrue();
    }

    @Test
    void isConfirmedByItsProposerInAHouseOfOnePerson() {
        var proposal = propose(NEW_YEAR);

        var taken = transaction.execute(status -> forOne.confirm(proposal.id(), "he"));

        assertThat(taken.state()).isEqualTo(State.TAKEN);
        assertThat(taken.settledBy()).isEqualTo("he");
    }

    @Test
    void isTakenOnceWhenTwoConfirmAtTheSameTime() throws Exception {
        var proposal = propose(NEW_YEAR);
        var people = List.of("admin", "shen");
        var together = new CountDownLatch(people.size());
        var threads = Executors.newFixedThreadPool(people.size());
        var refused = new ArrayList<Throwable>();
        try {
            var acts = people.stream()
                    .map(person -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        return confirm(proposal, person);
                    }))
                    .toList();
            for (Future<?> act : acts) {
                try {
                    act.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException second) {
                    refused.add(second.getCause());
                }
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(refused).singleElement().isInstanceOf(ProposalSettled.class);
        assertThat(calendar.version(key)).hasValue(1);
    }

    @Test
    void expiresWhenTheCalendarHasChangedMeanwhile() {
        var proposal = propose(NEW_YEAR);
        transaction.executeWithoutResult(status -> calendar.grow(key));

        assertThat(proposals.open()).isEmpty();
        assertThat(proposals.get(proposal.id()).state()).isEqualTo(State.EXPIRED);
        assertThatThrownBy(() -> confirm(proposal, "admin")).isInstanceOf(ProposalSettled.class);
        assertThat(propose(NEW_YEAR).state()).as("makes room for the next").isEqualTo(State.OPEN);
        assertThat(proposals.latest())
                .extracting(HolidayProposal::state)
                .containsExactlyInAnyOrder(State.OPEN, State.EXPIRED);
    }

    @Test
    void waitsAloneAndCanBeWithdrawn() {
        var proposal = propose(NEW_YEAR);
        assertThatThrownBy(() -> propose(NEW_YEAR.plusDays(1))).isInstanceOf(ProposalPending.class);

        transaction.executeWithoutResult(status -> proposals.withdraw(proposal.id(), "he"));

        assertThat(proposals.get(proposal.id()).state()).isEqualTo(State.WITHDRAWN);
        assertThatThrownBy(() -> confirm(proposal, "admin")).isInstanceOf(ProposalSettled.class);
        assertThat(propose(NEW_YEAR.plusDays(1)).state()).isEqualTo(State.OPEN);
    }

    @Test
    void hasToChangeSomething() {
        confirm(propose(NEW_YEAR), "admin");

        assertThatThrownBy(() -> propose(NEW_YEAR)).isInstanceOf(NothingChanges.class);
    }

    private HolidayProposal propose(LocalDate day) {
        var file = new HolidayFile(
                2027, List.of("https://example.org/2027"), List.of(new SpecialDay(day, false, "元旦、\"春节\"")));
        return transaction.execute(status -> proposals.propose(file, "he"));
    }

    private HolidayProposal confirm(HolidayProposal proposal, String actor) {
        return transaction.execute(status -> proposals.confirm(proposal.id(), actor));
    }
}

package io.wayline.note;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.customer.Customer;
import io.wayline.customer.CustomerDriver;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.customer.duplicate.DuplicatePair;
import io.wayline.customer.merge.MergeChoice;
import io.wayline.customer.merge.Merges;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.Notices;
import io.wayline.staff.Notices.Notice;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SettableClock;
import io.wayline.timeline.Cause;
import io.wayline.timeline.Timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

@DatabaseTest
class NotesTests {

    @Autowired
    Notes notes;

    @Autowired
    CustomerDriver driver;

    @Autowired
    VisibleCustomers visible;

    @Autowired
    Merges merges;

    @Autowired
    Accounts accounts;

    @Autowired
    Notices notices;

    @Autowired
    Timeline timeline;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String some = UUID.randomUUID().toString().substring(0, 8);
    private final String phone = "+49 30 8%07d".formatted(Math.floorMod(some.hashCode(), 10_000_000));
    private Customer anna;

    @BeforeEach
    void annaIsShens() {
        // only the latest are shown
        jdbc.sql("delete from staff_notice").update();
        anna = driver.is("N-" + some, "name", "Anna", "owner", "shen", "phone", phone);
    }

    @AfterEach
    void nobodyIsTold() {
        jdbc.sql("delete from staff_notice where kind = 'mentioned'").update();
    }

    @Test
    void whatIsSentTwiceStandsThereOnce() {
        var first = notes.write(anna.id(), null, "Rang twice", "lin", some);
        var again = notes.write(anna.id(), null, "Rang twice", "lin", some);
        notes.write(anna.id(), "task-1", "Rang once", "shen", some);

        assertThat(again).isEqualTo(first);
        assertThat(notes.of(anna.id(), null, 10).items())
                .extracting(Note::text, Note::work)
                .containsExactly(tuple("Rang once", "task-1"), tuple("Rang twice", null));
        assertThat(story()).containsExactly("note-written", "note-written");
    }

    @Test
    void whatIsTypedWhileTheNoteBeforeIsOnItsWayIsAnotherNote() {
        notes.write(anna.id(), null, "Rang twice", "lin", some);
        var second = notes.write(anna.id(), null, "They called back", "lin", some);

        assertThat(notes.write(anna.id(), null, "They called back", "lin", some))
                .isEqualTo(second);
        assertThat(notes.of(anna.id(), null, 10).items())
                .extracting(Note::text)
                .containsExactly("They called back", "Rang twice");
    }

    @Test
    void aListGoesOnWhereThePageEnded() {
        for (var number = 1; number <= 5; number++) {
            notes.write(anna.id(), null, "Note " + number, "lin", some + number);
        }

        var first = notes.of(anna.id(), null, 3);
        var second = notes.of(anna.id(), first.next(), 3);

        assertThat(first.items()).extracting(Note::text).containsExactly("Note 5", "Note 4", "Note 3");
        assertThat(second.items()).extracting(Note::text).containsExactly("Note 2", "Note 1");
        assertThat(second.next()).isNull();
        assertThat(second.total()).isEqualTo(5);
    }

    @Test
    void whoIsNamedIsToldAndSeesTheCustomerForAWeek() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> visible.get(anna.ref(), CustomerDriver.LIN));

        var note = notes.write(anna.id(), null, "Could you ring, @lin?", "shen", some);

        assertThat(told("lin")).extracting(Notice::subject, Notice::path).contains(tuple(note.ref(), "/notes/"));
        assertThat(told("shen")).extracting(Notice::subject).doesNotContain(note.ref());
        assertThat(visible.get(anna.ref(), CustomerDriver.LIN).contact().masked())
                .isTrue();
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> visible.get(anna.ref(), CustomerDriver.LIN));
    }

    @Test
    void whoNamesThemselvesIsNotTold() {
        var note = notes.write(anna.id(), null, "@lin will ring", "lin", some);

        assertThat(told("lin")).extracting(Notice::subject).doesNotContain(note.ref());
    }

    @Test
    void whatIsRemovedIsGoneWithItsNoticesButNotFromTheStory() {
        var note = notes.write(anna.id(), null, "Could you ring 138 1234 5678, @lin?", "shen", some);

        notes.remove(note, Cause.actor("shen"));

        assertThat(notes.of(anna.id(), null, 10).items()).isEmpty();
        assertThat(told("lin")).extracting(Notice::subject).doesNotContain(note.ref());
        assertThat(story()).containsExactly("note-removed", "note-written");
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> notes.get(note.ref()));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> notes.remove(note, Cause.actor("shen")));
    }

    @Test
    void theNotesAboutTwoCustomersAreAboutTheKeptOne() {
        var other = driver.is("M-" + some, "name", "Anna", "phone", phone);
        notes.write(anna.id(), null, "One", "lin", some + 1);
        notes.write(other.id(), null, "Two", "lin", some + 2);

        var kept = merges.merge(
                DuplicatePair.of(anna.id(), other.id()).id(),
                new MergeChoice(anna.ref(), List.of(), null, null),
                "shen");
        notes.write(other.id(), null, "Three", "lin", some + 3);

        assertThat(notes.of(kept.id(), null, 10).items()).extracting(Note::text).containsExactly("Three", "Two", "One");
    }

    private List<Notice> told(String username) {
        return notices.of(accounts.find(username).orElseThrow());
    }

    private List<String> story() {
        return timeline.of(anna.id(), null, 50).items().stream()
                .map(item -> item.entry().kind())
                .filter(kind -> kind.startsWith("note-"))
                .toList();
    }
}

package io.wayline.lists.view;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.lists.DeskList;
import io.wayline.lists.DeskLists;
import io.wayline.lists.Filters;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DatabaseTest
class SavedViewsTests {

    @Autowired
    SavedViews views;

    @Autowired
    DeskLists lists;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String queue = "q-" + mark;
    private Person lin;
    private Person shen;
    private DeskList work;

    @BeforeEach
    void linTakesFromAQueue() {
        lin = accounts.find("lin").orElseThrow();
        shen = accounts.find("shen").orElseThrow();
        work = lists.get("work", lin);
        queues.create(queue, "Test", "测试", List.of("lin"));
    }

    @AfterEach
    void noViewIsLeft() {
        jdbc.sql("delete from saved_view").update();
        jdbc.sql("delete from staff_queue_member where queue_key like 'q-%'").update();
    }

    @Test
    void isItsMakersUntilTheyShowItToTheQueueOfSomebodyElse() {
        var id = views.keep(work, "Late ones", filters("show=late"), shen);
        assertThat(views.of("work", shen)).extracting(SavedView::name).containsExactly("Late ones");
        assertThat(views.of("work", lin)).isEmpty();

        views.change(work, id, "Late ones", queue, shen);
        assertThat(views.of("work", lin)).extracting(SavedView::filters).containsExactly("show=late");
        assertThatThrownBy(() -> views.change(work, id, "Mine now", null, lin)).isInstanceOf(NotFound.class);
        views.delete(work, id, lin);
        assertThat(views.of("work", lin)).as("deleted by somebody else").hasSize(1);

        views.change(work, id, "Late ones", null, shen);
        assertThat(views.of("work", lin)).isEmpty();
    }

    @Test
    void agentsShowTheirsToNobody() {
        var id = views.keep(work, "Mine", filters("show=mine"), lin);

        assertThatThrownBy(() -> views.change(work, id, "Mine", queue, lin))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.field()).isEqualTo("queue"));
    }

    @Test
    void theSameNameKeepsTheNewFilters() {
        var first = views.keep(work, "Mine", filters("show=mine"), lin);
        var second = views.keep(work, " Mine ", filters("show=team"), lin);

        assertThat(second).isEqualTo(first);
        assertThat(views.of("work", lin)).extracting(SavedView::filters).containsExactly("show=team");
    }

    @Test
    void theListOpensForEachWithTheirOwnView() {
        var shared = views.keep(work, "Late ones", filters("show=late"), shen);
        views.change(work, shared, "Late ones", queue, shen);
        views.open(work, shared, lin);
        assertThat(views.first("work", lin)).map(SavedView::id).contains(shared);
        assertThat(views.first("work", shen)).isEmpty();

        views.change(work, shared, "Late ones", null, shen);
        assertThat(views.first("work", lin)).as("shown no more").isEmpty();
    }

    @Test
    void nobodyKeepsMoreThanTwenty() {
        IntStream.range(0, SavedViews.MOST)
                .forEach(number -> views.keep(work, "View " + number, filters("show=mine"), lin));

        assertThatThrownBy(() -> views.keep(work, "One more", filters("show=mine"), lin))
                .isInstanceOf(TooManyViews.class);
        assertThatThrownBy(() -> views.keep(work, " ", filters("show=mine"), lin))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void keepsWhatTheListKnowsOfAnAddressAndNothingElse() {
        assertThat(filters("show=late&next=https%3A%2F%2Felsewhere.example&queue=%zz&order=oldest")
                        .query())
                .isEqualTo("order=oldest&show=late");
    }

    private Filters filters(String query) {
        return Filters.of(query, work.filters());
    }
}

package io.wayline.lists.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.RowTime;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/** Views of lists: each is its maker's, who may show it to the people of a queue where the list lets them. */
@Component
public class SavedViews {

    /** As many of one list as one person keeps. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 60;

    private static final String COLUMNS = """
            v.*, (select count(*) from saved_view_first f where f.view_id = v.id and f.username = ?) as firsts""";

    private final JdbcClient jdbc;
    private final Queues queues;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, Queues queues, Clock clock) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.clock = clock;
    }

    /** Those that this person sees, by name: their own first, then those that are shown to a queue of theirs. */
    public List<SavedView> of(String list, Person reader) {
        var theirs = queues.of(reader.username());
        var values = new ArrayList<Object>(List.of(reader.username(), list, reader.username()));
        values.addAll(theirs);
        values.add(reader.username());
        var shown = theirs.isEmpty()
                ? ""
                : " or v.queue in (" + String.join(", ", Collections.nCopies(theirs.size(), "?")) + ")";
        return jdbc.sql("select " + COLUMNS + " from saved_view v where v.list = ? and (v.username = ?" + shown
                        + ") order by case when v.username = ? then 0 else 1 end, lower(v.name), v.id"
                        + " fetch first 100 rows only")
                .params(values)
                .query(SavedViews::read)
                .list();
    }

    /** The view with which a list opens for somebody, if they still see it. */
    public Optional<SavedView> first(String list, Person reader) {
        return of(list, reader).stream().filter(SavedView::first).findFirst();
    }

    /**
     * Keeps filters under a name; the same name again keeps the new ones.
     *
     * @param name 1 to 60 characters
     * @throws InvalidValue when the name cannot be
     * @throws TooManyViews when {@link #MOST} are kept already
     */
    @Transactional
    public String keep(DeskList list, String name, Filters filters, Person by) {
        var text = name(name);
        filters.checkLength();
        var changed = jdbc.sql("""
                        update saved_view set filters = ?, version = version + 1
                        where list = ? and username = ? and name = ?""")
                .params(filters.query(), list.name(), by.username(), text)
                .update();
        if (changed == 0) {
            insert(list, text, filters, by);
        }
        return jdbc.sql("select id from saved_view where list = ? and username = ? and name = ?")
                .params(list.name(), by.username(), text)
                .query(String.class)
                .single();
    }

    private void insert(DeskList list, String name, Filters filters, Person by) {
        var kept = jdbc.sql("select count(*) from saved_view where list = ? and username = ?")
                .params(list.name(), by.username())
                .query(Integer.class)
                .single();
        if (kept >= MOST) {
            throw new TooManyViews(MOST);
        }
        jdbc.sql("""
                        insert into saved_view (id, list, username, name, filters, made_at, version)
                        select ?, ?, ?, ?, ?, ?, 0 where not exists (
                            select 1 from saved_view where list = ? and username = ? and name = ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        list.name(),
                        by.username(),
                        name,
                        filters.query(),
                        RowTime.of(clock.instant()),
                        list.name(),
                        by.username(),
                        name)
                .update();
    }

    /**
     * Changes one's own view.
     *
     * @param queue whose people see it, too; null for nobody else
     * @throws InvalidValue when the name cannot be, or is another view's, or the queue is none that this person may show
     *     a view to
     */
    @Transactional
    public void change(DeskList list, String id, String name, @Nullable String queue, Person by) {
        own(list, id, by);
        if (queue != null && !list.sharesWith(by).contains(queue)) {
            throw new InvalidValue("queue", "is none that you may show a view to", "choose one of the queues offered");
        }
        try {
            jdbc.sql("update saved_view set name = ?, queue = ?, version = version + 1 where id = ?")
                    .params(name(name), queue, id)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidValue("name", "is another view’s", "choose another name");
        }
    }

    /** Lets a list open with a view that this person sees, or with none. */
    @Transactional
    public void open(DeskList list, @Nullable String id, Person by) {
        jdbc.sql("delete from saved_view_first where username = ? and list = ?")
                .params(by.username(), list.name())
                .update();
        if (id != null) {
            if (of(list.name(), by).stream().noneMatch(view -> view.id().equals(id))) {
                throw new NotFound("view");
            }
            jdbc.sql("insert into saved_view_first (username, list, view_id) values (?, ?, ?)")
                    .params(by.username(), list.name(), id)
                    .update();
        }
    }

    /** Deletes one's own view; again does nothing. */
    @Transactional
    public void delete(DeskList list, String id, Person by) {
        jdbc.sql("delete from saved_view where id = ? and list = ? and username = ?")
                .params(id, list.name(), by.username())
                .update();
    }

    private void own(DeskList list, String id, Person by) {
        if (of(list.name(), by).stream().noneMatch(view -> view.id().equals(id) && view.isOf(by.username()))) {
            throw new NotFound("view");
        }
    }

    private static String name(String name) {
        var text = name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(
                    "name", "is not 1 to %d characters".formatted(LONGEST_NAME), "choose a short name on one line");
        }
        return text;
    }

    private static SavedView read(ResultSet row, int number) throws SQLException {
        return new SavedView(
                row.getString("id"),
                row.getString("list"),
                row.getString("username"),
                row.getString("name"),
                row.getString("filters"),
                row.getString("queue"),
                row.getInt("firsts") > 0,
                row.getInt("version"));
    }
}

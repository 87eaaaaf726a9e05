package io.wayline.journey.task;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.wayline.shared.RowTime;
import io.wayline.staff.Person;

/** Takes acts on tasks back, as long as nobody has acted on them since. */
@Component
public class TaskUndo {

    private static final Logger log = LoggerFactory.getLogger(TaskUndo.class);

    private final JdbcClient jdbc;
    private final OpenTasks open;
    private final TaskStory story;

    TaskUndo(JdbcClient jdbc, OpenTasks open, TaskStory story) {
        this.jdbc = jdbc;
        this.open = open;
        this.story = story;
    }

    /**
     * How a task stood before somebody acted on it.
     *
     * @param queue null where that was kept before tasks went from queue to queue
     */
    public record Before(
            @Nullable String assignee,
            @Nullable Instant followUpAt,
            @Nullable String followUpReason,
            @Nullable String queue) {

        public static Before of(WorkItem item) {
            return new Before(item.assignee(), item.followUpAt(), item.followUpReason(), item.queue());
        }
    }

    /**
     * Takes an act of one's own back: whose the task is, and until when it rests, is as it was before.
     *
     * @param version that the act led to
     * @throws TaskChanged when anybody has acted on it since
     */
    @Transactional
    public WorkItem putBack(String id, int version, Before before, Person by) {
        var item = open.lock(id, by);
        if (item.version() != version || !by.username().equals(item.changedBy())) {
            throw new TaskChanged(item);
        }
        var queue = Objects.requireNonNullElse(before.queue(), item.queue());
        jdbc.sql("""
                        update work_item set assignee = cast(? as varchar(60)), state = ?,
                            follow_up_at = cast(? as timestamp(6) with time zone),
                            follow_up_reason = cast(? as varchar(500)), queue = ?, version = version + 1, changed_by = ?
                        where id = ?""")
                .params(
                        before.assignee(),
                        before.assignee() == null ? "WAITING" : "TAKEN",
                        RowTime.ofNullable(before.followUpAt()),
                        before.followUpReason(),
                        queue,
                        by.username(),
                        id)
                .update();
        if (!Objects.equals(item.assignee(), before.assignee())) {
            open.passed(id, before.assignee());
        }
        if (!queue.equals(item.queue())) {
            story.takenBack(item, by);
        } else if (item.assignee() != null
                && !item.assignee().equals(before.assignee())
                && !item.assignee().equals(by.username())) {
            story.takenBack(item, by);
        }
        log.info("Task {} put back as it was by {}", id, by.username());
        return open.now(id);
    }
}

package io.wayline.workspace.web.task;

import java.util.List;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDraft;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskRecords;
import io.wayline.staff.Person;

/** What the page of a task says of what people wrote: in it, before it, and what its reader began and did not complete. */
@Component
class RecordPanels {

    /** More than anybody reads beside a task; the rest is on the customer's story. */
    private static final int GIVEN = 20;

    private final TaskRecords records;
    private final TaskDrafts drafts;
    private final RecordViews views;

    RecordPanels(TaskRecords records, TaskDrafts drafts, RecordViews views) {
        this.records = records;
        this.drafts = drafts;
        this.views = views;
    }

    void add(WorkItem item, TaskDraft draft, Person reader, Model model) {
        var writes = item.isOpen() && reader.username().equals(item.assignee());
        model.addAttribute(
                "record",
                item.state() == WorkItem.State.DONE
                        ? views.of(List.of(records.of(item.id(), reader)), reader)
                                .get(0)
                        : null);
        model.addAttribute("soFar", views.of(records.before(item, GIVEN), reader));
        model.addAttribute(
                "unfinished",
                writes ? List.of() : drafts.named(item, draft.answers(), LocaleContextHolder.getLocale()));
    }
}

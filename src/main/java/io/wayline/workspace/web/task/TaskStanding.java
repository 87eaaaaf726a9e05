package io.wayline.workspace.web.task;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.journey.task.TaskEscalations;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.outlook.Outlooks;
import io.wayline.journey.task.upkeep.TaskClocks;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/** How a task stands for its reader: its clock, whether it checks what they did, who asked for help, what comes after it. */
@Component
class TaskStanding {

    private final Tasks tasks;
    private final TaskEscalations escalations;
    private final TaskList list;
    private final TaskClocks clocks;
    private final Outlooks outlooks;
    private final Accounts accounts;

    TaskStanding(
            Tasks tasks,
            TaskEscalations escalations,
            TaskList list,
            TaskClocks clocks,
            Outlooks outlooks,
            Accounts accounts) {
        this.tasks = tasks;
        this.escalations = escalations;
        this.list = list;
        this.clocks = clocks;
        this.outlooks = outlooks;
        this.accounts = accounts;
    }

    /**
     * The task that this one checks.
     *
     * @param name what it is called
     * @param by what colleagues call who did it
     * @param own whether that is the reader, who leaves this one to somebody else
     */
    public record Checked(String name, String by, boolean own) {}

    /**
     * The role that the task needs.
     *
     * @param own whether the reader has it
     */
    public record Needed(Role role, boolean own) {}

    /**
     * @param by what colleagues call who asked
     */
    public record Asked(String by, Instant at) {}

    void add(WorkItem item, Person reader, Model model) {
        var language = LocaleContextHolder.getLocale();
        addClock(item, model);
        model.addAttribute("checked", item.isOpen() ? checked(item, reader, language) : null);
        model.addAttribute(
                "needed",
                item.isOpen()
                        ? tasks.needed(item)
                                .map(role -> new Needed(role, reader.is(role)))
                                .orElse(null)
                        : null);
        model.addAttribute("asked", item.isOpen() ? asked(item) : null);
        model.addAttribute("press", UUID.randomUUID().toString());
    }

    /** What the part of the page that moves by itself shows. */
    void addClock(WorkItem item, Model model) {
        model.addAttribute("countdown", clocks.of(List.of(item)).get(item.id()));
        model.addAttribute("used", clocks.used(item).orElse(0));
    }

    /** Says to whoever has just completed it what comes next; nobody else is told so. */
    void addOutlook(WorkItem item, Person reader, Model model) {
        if (item.state() == WorkItem.State.DONE && reader.username().equals(item.assignee())) {
            model.addAttribute("outlook", outlooks.after(item, LocaleContextHolder.getLocale()));
        }
    }

    private @Nullable Checked checked(WorkItem item, Person reader, Locale language) {
        return tasks.checked(item)
                .map(done -> new Checked(
                        list.called(done, language).name(),
                        called(done.assignee()),
                        reader.username().equals(done.assignee())))
                .orElse(null);
    }

    private @Nullable Asked asked(WorkItem item) {
        return escalations
                .of(item.id())
                .map(asked -> new Asked(called(asked.by()), asked.at()))
                .orElse(null);
    }

    private String called(@Nullable String account) {
        return account == null
                ? ""
                : accounts.find(account).map(Person::displayName).orElse(account);
    }
}

package io.wayline.workspace.web.task;

import java.security.Principal;
import java.time.Clock;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.journey.model.form.Form;
import io.wayline.journey.task.record.DraftChanged;
import io.wayline.journey.task.record.DraftMark;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskForm;
import io.wayline.journey.task.refusal.TaskDone;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Person;
import io.wayline.workspace.Worker;

/**
 * Takes what the page of a task saves while somebody types. The statuses are what the page goes by: 200 it is here; 403
 * the session ended; 404 the task is not theirs to see; 409 another page has saved meanwhile; 410 the task is over; 412
 * the session is somebody else's now; 422 it can never be taken.
 */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class DraftPages {

    /** In the place of a mark: whatever is kept. */
    private static final String ANY = "*";

    private final TaskDrafts drafts;
    private final Worker worker;
    private final Clock clock;

    DraftPages(TaskDrafts drafts, Worker worker, Clock clock) {
        this.drafts = drafts;
        this.worker = worker;
        this.clock = clock;
    }

    /**
     * Once is as good as twice, and late as good as never: see {@link TaskDrafts}.
     *
     * @param owner who typed it; a browser may be somebody else's by now
     * @param draft which saving of which page
     * @param after which draft the page began with; empty for none, {@code *} to replace whatever is kept
     */
    @PostMapping("/work/{id}/draft")
    String save(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam(defaultValue = "") String after,
            @RequestParam MultiValueMap<String, String> sent,
            Principal reader,
            Model model,
            HttpServletResponse response) {
        var person = worker.of(reader);
        model.addAttribute("at", clock.instant());
        if (!owner.equals(person.username())) {
            return refused(HttpStatus.PRECONDITION_FAILED, response);
        }
        var form = drafts.form(id).map(TaskForm::form).orElse(Form.NONE);
        try {
            drafts.save(id, SentAnswers.typed(form, sent), DraftMark.parse(draft), begun(id, after, person), person);
            return "workspace/work-saved";
        } catch (DraftChanged changed) {
            return refused(HttpStatus.CONFLICT, response);
        } catch (TaskDone over) {
            return refused(HttpStatus.GONE, response);
        } catch (InvalidValue tooLong) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, response);
        }
    }

    private @Nullable DraftMark begun(String id, String after, Person by) {
        if (after.equals(ANY)) {
            return drafts.of(id, by).mark();
        }
        return after.isEmpty() ? null : DraftMark.parse(after);
    }

    /** The page has the words for it. */
    private static String refused(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        return "workspace/work-saved";
    }
}

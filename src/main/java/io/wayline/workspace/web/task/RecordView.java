package io.wayline.workspace.web.task;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.journey.task.record.GivenAnswer;
import io.wayline.journey.task.record.TaskRecord;
import io.wayline.shared.CustomerRef;

/**
 * A task record as somebody may see it.
 *
 * @param task the id of the task
 * @param customer the ref of whom it is about
 * @param form the key of the form; left out when the task had none
 * @param formVersion the version that was seen
 * @param by the account of who completed it
 * @param byName what colleagues call them
 * @param erasedAt when the answers were erased
 * @param masked whether something in the answers is hidden from this reader
 * @param answers every field of the form in its order; a field that was left empty has the value null
 */
public record RecordView(
        String task,
        String name,
        String journey,
        String journeyName,
        String instance,
        @Nullable CustomerRef customer,
        @Nullable String form,
        @Nullable Integer formVersion,
        @Nullable String by,
        @Nullable String byName,
        Instant at,
        @Nullable Instant erasedAt,
        boolean masked,
        List<GivenAnswer> answers) {

    static RecordView of(TaskRecord record, @Nullable CustomerRef customer, List<GivenAnswer> answers) {
        return new RecordView(
                record.task(),
                record.name(),
                record.journey(),
                record.journeyName(),
                record.instance(),
                customer,
                record.form(),
                record.formVersion(),
                record.by(),
                record.byName(),
                record.at(),
                record.erasedAt(),
                !answers.equals(record.answers()),
                answers);
    }
}

package io.wayline.workspace.web.task;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

import io.wayline.customer.access.FieldAccess;
import io.wayline.journey.task.record.GivenAnswer;
import io.wayline.journey.task.record.RecordLabels;
import io.wayline.journey.task.record.TaskRecord;
import io.wayline.journey.task.record.TaskRecords;
import io.wayline.shared.NotFound;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.workspace.web.customer.CustomerRefs;

/**
 * Shows task records to people, each as much as they may see: whoever wrote it, or has a task on the same way, reads
 * every word; others read it as they see how customers are reached. Names are those of the reader's language.
 */
@Component
public class RecordViews {

    /** What nobody can write a number or an address into. */
    private static final Set<String> FREE_OF_WORDS =
            Set.of("select", "radio", "checklist", "checkbox", "date", "time", "datetime");

    private final TaskRecords records;
    private final RecordLabels labels;
    private final CustomerRefs customers;

    RecordViews(TaskRecords records, RecordLabels labels, CustomerRefs customers) {
        this.records = records;
        this.labels = labels;
        this.customers = customers;
    }

    /** The first that were given on a customer's way, the earliest first; none where nothing of it is for this reader. */
    public List<RecordView> ofWay(String instance, Person reader, int limit) {
        try {
            return of(records.ofInstance(instance, reader, null, limit).items(), reader);
        } catch (NotFound notForThem) {
            return List.of();
        }
    }

    List<RecordView> of(List<TaskRecord> all, Person reader) {
        var fieldAccess =
                FieldAccess.of(reader.roles().stream().map(Role::authority).toList());
        return of(
                all,
                fieldAccess,
                reader.username(),
                fieldAccess == FieldAccess.OPEN ? Set.of() : records.waysInHand(reader));
    }

    /** For somebody who was shown the customer. */
    List<RecordView> of(List<TaskRecord> all, FieldAccess fieldAccess, String reader) {
        return of(all, fieldAccess, reader, Set.of());
    }

    private List<RecordView> of(List<TaskRecord> all, FieldAccess fieldAccess, String reader, Set<String> ways) {
        var refs = customers.refs(all.stream().map(TaskRecord::customer).collect(Collectors.toSet()));
        var language = LocaleContextHolder.getLocale();
        return all.stream()
                .map(record -> labels.of(record, language))
                .map(record -> {
                    var whole = reader.equals(record.by()) || ways.contains(record.instance());
                    var answers = record.answers().stream()
                            .map(answer -> whole ? answer : seen(answer, fieldAccess))
                            .toList();
                    return RecordView.of(record, refs.get(record.customer()), answers);
                })
                .toList();
    }

    private static GivenAnswer seen(GivenAnswer answer, FieldAccess fieldAccess) {
        var texts = answer.texts().stream().map(fieldAccess::words).toList();
        if (FREE_OF_WORDS.contains(answer.kind()) || texts.equals(answer.texts())) {
            return answer;
        }
        var words = JsonNodeFactory.instance.stringNode(String.join(", ", texts));
        return new GivenAnswer(answer.key(), answer.label(), answer.kind(), words, texts);
    }
}

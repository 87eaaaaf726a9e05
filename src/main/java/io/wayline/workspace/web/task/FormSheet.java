package io.wayline.workspace.web.task;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.wayline.journey.model.form.AnswerFault;
import io.wayline.journey.model.form.Field;
import io.wayline.journey.model.form.FieldKind;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.model.form.Group;
import io.wayline.journey.model.form.Line;
import io.wayline.journey.model.form.Part;
import io.wayline.journey.model.form.TimeRule;

/**
 * The form of a task as its page draws it.
 *
 * @param answers what stands in its fields, by their key, as it was typed
 * @param faults what is wrong with that, in the order of the form
 * @param now in the company's zone
 */
public record FormSheet(Form form, Map<String, JsonNode> answers, List<AnswerFault> faults, ZonedDateTime now) {

    /** Choices whose names have more signs together stand one under the other on a phone. */
    private static final int ONE_LINE_OF_A_PHONE = 24;

    /** One of the things that a field says of what it takes; the page has words for its code. */
    public record Hint(String code, String one, String other) {}

    /** @param typed what somebody typed so far; the other fields have what the form presets */
    public static FormSheet of(Form form, Map<String, JsonNode> typed, List<AnswerFault> faults, ZonedDateTime now) {
        return new FormSheet(form, form.withPresets(typed), List.copyOf(faults), now);
    }

    /** Parts that stand side by side, from the top down. */
    public List<List<Part>> rows(List<Part> parts) {
        var rows = new ArrayList<List<Part>>();
        var last = "";
        for (var part : parts) {
            var row = part.place().row();
            if (row.isEmpty() || !row.equals(last)) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(part);
            last = row;
        }
        return rows;
    }

    public String part(Part part) {
        if (part instanceof Field) {
            return "field";
        }
        if (part instanceof Group) {
            return "group";
        }
        return part instanceof Line ? "line" : "words";
    }

    public String id(Field field) {
        return "f-" + field.key();
    }

    /** Where a link to a field leads: to what can have the focus. */
    public String anchor(String key) {
        return form.field(key)
                .map(field -> hasManyInputs(field) ? id(field) + "-0" : id(field))
                .orElse("answers");
    }

    /** What a field is called; its key when the form has none of that name. */
    public String label(String key) {
        return form.field(key).map(Field::label).orElse(key);
    }

    /** What stands in a field of one line or many. */
    public String text(Field field) {
        var answer = answer(field);
        if (answer == null) {
            return "";
        }
        return field.kind() == FieldKind.DATETIME ? local(plain(answer)) : plain(answer);
    }

    /** What a field shows that nobody can change, choices by their names. */
    public List<String> shown(Field field) {
        return texts(field).map(field::named).toList();
    }

    /** Whether a box is ticked, or a choice is chosen. */
    public boolean holds(Field field, String value) {
        return texts(field).anyMatch(value::equals);
    }

    public @Nullable AnswerFault fault(Field field) {
        return faults.stream()
                .filter(fault -> fault.key().equals(field.key()))
                .findFirst()
                .orElse(null);
    }

    public boolean isFirstFault(Field field) {
        return !faults.isEmpty() && faults.get(0).key().equals(field.key());
    }

    /** In characters, as limits count them. */
    public int length(Field field) {
        var text = text(field);
        return text.codePointCount(0, text.length());
    }

    public boolean isLong(Field field) {
        return field.choices().stream()
                        .mapToInt(choice ->
                                choice.label().codePointCount(0, choice.label().length()))
                        .sum()
                > ONE_LINE_OF_A_PHONE;
    }

    public String spelling(Field field) {
        return field.limits().spelling().name();
    }

    /** The first day that may be chosen where a past one may not, as browsers read it. */
    public String today() {
        return now.toLocalDate().toString();
    }

    public boolean hasHint(Field field) {
        return !field.description().isEmpty()
                || field.kind() == FieldKind.DATETIME
                || !hints(field).isEmpty();
    }

    /** Limits are said before somebody oversteps them. */
    public List<Hint> hints(Field field) {
        var limits = field.limits();
        var hints = new ArrayList<Hint>();
        if (limits.min() != null && limits.max() != null) {
            hints.add(new Hint("between", marked(limits.min()), marked(limits.max())));
        } else if (limits.min() != null) {
            hints.add(new Hint("least", marked(limits.min()), ""));
        } else if (limits.max() != null) {
            hints.add(new Hint("most", marked(limits.max()), ""));
        }
        if (limits.areOfLength()) {
            hints.add(new Hint(
                    limits.minLength() > 0 ? "length" : "longest",
                    marked(BigDecimal.valueOf(limits.minLength() > 0 ? limits.minLength() : limits.maxLength())),
                    marked(BigDecimal.valueOf(limits.maxLength()))));
        }
        if (field.time().notPast() && field.kind() != FieldKind.TIME) {
            hints.add(new Hint("from-today", "", ""));
        }
        return hints;
    }

    /** With its thousands marked, which both languages of ours do alike. */
    private static String marked(BigDecimal number) {
        var marks = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        marks.setMaximumFractionDigits(Math.max(0, number.scale()));
        return marks.format(number);
    }

    private static boolean hasManyInputs(Field field) {
        return field.kind() == FieldKind.CHECKLIST || field.kind() == FieldKind.RADIO || field.hasFewChoices();
    }

    private @Nullable JsonNode answer(Field field) {
        return field.fixed() ? field.preset() : answers.get(field.key());
    }

    private Stream<String> texts(Field field) {
        var answer = answer(field);
        if (answer == null) {
            return Stream.of();
        }
        return (answer.isArray() ? answer.valueStream() : Stream.of(answer))
                .map(FormSheet::plain)
                .filter(text -> !text.isEmpty());
    }

    private static String plain(JsonNode answer) {
        if (answer.isNull()) {
            return "";
        }
        return answer.isNumber() ? answer.decimalValue().toPlainString() : answer.asString("");
    }

    /** As browsers read a moment: by the company's clock, and without seconds that say nothing. */
    private String local(String said) {
        try {
            return said.isEmpty() ? "" : local(said, now.getZone()).toString();
        } catch (DateTimeException unreadable) {
            return said;
        }
    }

    private static LocalDateTime local(String said, ZoneId zone) {
        return TimeRule.moment(said, zone).toLocalDateTime();
    }
}

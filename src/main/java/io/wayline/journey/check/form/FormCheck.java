package io.wayline.journey.check.form;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.wayline.journey.model.Catalogue;
import io.wayline.journey.model.ModelFile;
import io.wayline.journey.model.Report;
import io.wayline.journey.model.expression.Expressions;
import io.wayline.journey.model.expression.ReservedNames;
import io.wayline.journey.model.form.Field;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.model.form.FormReader;

/**
 * Checks a form in the form of bpmn.io: plain fields and plain texts. No markup, no links, no expressions, nothing that is
 * fetched from somewhere, and nothing that a modeller can set and we would not hold to: the reader of forms says what that
 * is. Names are checked here, where it is known what they would hide.
 */
public final class FormCheck {

    private FormCheck() {}

    public static void check(ModelFile file, Catalogue catalogue, Report report) {
        if (FormReader.isTooLarge(file.content())) {
            report.error("", "", 0, "file-too-large", "100 KiB");
            return;
        }
        FormReader.read(
                        file.content(),
                        fault -> report.error(
                                fault.part(),
                                fault.setting(),
                                0,
                                fault.rule(),
                                fault.params().toArray(String[]::new)))
                .ifPresentOrElse(
                        form -> names(file, form, catalogue, report), () -> report.error("", "", 0, "form-malformed"));
    }

    /** The fields of a form that become variables; nothing when it cannot be read. */
    public static Optional<Set<String>> variables(String content) {
        return FormReader.read(content).map(Form::variables);
    }

    private static void names(ModelFile file, Form form, Catalogue catalogue, Report report) {
        if (!form.id().equals(file.key())) {
            report.error(form.id(), "id", 0, "file-name", form.id(), file.key());
        }
        var keys = new HashSet<String>();
        form.all().forEach(field -> {
            var key = field.key();
            if (isReserved(field, catalogue)) {
                report.error(key, "key", 0, "name-reserved", key);
            } else if (!Expressions.isName(key) || !keys.add(key)) {
                report.error(key.isEmpty() ? field.kind().word() : key, "key", 0, "form-key", key);
            }
        });
    }

    private static boolean isReserved(Field field, Catalogue catalogue) {
        return field.variable() ? ReservedNames.contains(field.key(), catalogue) : ReservedNames.contains(field.key());
    }
}

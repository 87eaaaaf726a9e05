package io.wayline.intake.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

import io.wayline.customer.access.FieldAccess;
import io.wayline.intake.file.FaultKind;
import io.wayline.intake.file.ImportRun;
import io.wayline.intake.file.ImportState;
import io.wayline.intake.file.csv.DateForm;
import io.wayline.intake.file.csv.FileFault;
import io.wayline.intake.file.csv.FileRefused;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowFault;
import io.wayline.intake.file.row.RowFault.Effect;

/** Imports and their faults, in words, and with no more of customers than the reader may see. */
@Component
class ImportViews {

    private static final String HIDDEN = "•••";
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "firstName",
            "lastName",
            "email",
            "phone",
            "birthday",
            "customerEmail",
            "customerName",
            "customerPhone");
    private static final String WRITING_KEY = "SCOPE_customers:write";

    private final MessageSource texts;
    private final Clock clock;

    ImportViews(MessageSource texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * An import as the API shows it.
     *
     * @param rate rows a second; missing before the first
     * @param errors how many wrong fields there are
     * @param failure why the file as a whole was refused; missing unless it failed
     */
    public record View(
            String id,
            ImportKind kind,
            String file,
            ImportState state,
            String startedBy,
            long bytes,
            Instant receivedAt,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            ImportRun.Rows rows,
            @Nullable Long rate,
            long errors,
            @Nullable Failure failure) {

        /** How much of it is done, in hundredths; 0 until the file has been read through once. */
        public int percent() {
            var total = rows.total();
            if (total == null) {
                return 0;
            }
            return total == 0 ? 100 : (int) (rows.done() * 100 / total);
        }

        /** About how many seconds it will take, or null when nobody can say. */
        public @Nullable Long secondsLeft() {
            var total = rows.total();
            return total == null || rate == null ? null : (total - rows.done()) / rate + 1;
        }
    }

    /**
     * An import with all that is wrong with it.
     *
     * @param reading how the file is read
     * @param kinds what is wrong by kind; what keeps rows out comes first
     */
    public record Whole(@JsonUnwrapped View run, ReadingView reading, List<Kind> kinds) {}

    /**
     * How a file is read.
     *
     * @param columns what was said of columns, by their name in the file or {@code #} and their place
     * @param inLines whether orders stand in several rows of it
     */
    public record ReadingView(
            Map<String, String> columns,
            Map<String, DateForm> dates,
            @Nullable String country,
            @Nullable String currency,
            boolean newCustomers,
            boolean inLines) {}

    /**
     * All that is wrong in one way.
     *
     * @param column its documented name; missing when rows as a whole are at fault
     * @param effect what became of the rows: REFUSED, LEFT_OUT (taken without it), or NOTED
     * @param count how many
     * @param line where the first is
     * @param value what stands there; missing when nothing does
     */
    public record Kind(
            @Nullable String column,
            String code,
            Effect effect,
            long count,
            long line,
            @Nullable String value,
            String problem,
            String fix) {}

    /**
     * Why a file was refused.
     *
     * @param line where; missing when no line is at fault
     * @param column the column at fault, or missing
     */
    public record Failure(
            String code, @Nullable Long line, @Nullable String column, String problem, String fix) {}

    /**
     * What is wrong with a field.
     *
     * @param column its documented name; missing when the row as a whole is at fault
     * @param value what stands there; missing when nothing does
     */
    public record Fault(
            long line,
            @Nullable String column,
            @Nullable String value,
            String code,
            Effect effect,
            String problem,
            String fix) {}

    View of(ImportRun run) {
        return new View(
                run.id(),
                run.kind(),
                run.file(),
                run.state(),
                run.startedBy(),
                run.bytes(),
                run.receivedAt(),
                run.beganAt(),
                run.endedAt(),
                run.rows(),
                run.rate(clock.instant()),
                run.faults(),
                failure(run, Locale.ENGLISH));
    }

    Whole whole(ImportRun run, List<FaultKind> kinds, boolean open, Locale language) {
        var how = run.reading();
        return new Whole(
                of(run),
                new ReadingView(
                        how.columns(), how.dates(), how.country(), how.currency(), how.newCustomers(), run.inLines()),
                kinds(kinds, open, language));
    }

    List<Kind> kinds(List<FaultKind> kinds, boolean open, Locale language) {
        return kinds.stream()
                .map(kind -> new Kind(
                        kind.column().isEmpty() ? null : kind.column(),
                        kind.code(),
                        kind.effect(),
                        kind.count(),
                        kind.line(),
                        kind.value() != null && !open && PERSONAL.contains(kind.column()) ? HIDDEN : kind.value(),
                        text("import.fault." + kind.code(), language),
                        text("import.fix." + kind.code(), language)))
                .toList();
    }

    Fault of(RowFault fault, boolean open) {
        return of(fault, open, Locale.ENGLISH);
    }

    Fault of(RowFault fault, boolean open, Locale language) {
        var hides = !open && fault.value() != null && PERSONAL.contains(fault.column());
        return new Fault(
                fault.line(),
                fault.column().isEmpty() ? null : fault.column(),
                hides ? HIDDEN : fault.value(),
                fault.code(),
                fault.effect(),
                text("import.fault." + fault.code(), language),
                text("import.fix." + fault.code(), language));
    }

    @Nullable
    Failure failure(ImportRun run, Locale language) {
        return run.failure() == null ? null : failure(run.failure(), run.failureLine(), run.failureDetail(), language);
    }

    Failure failure(FileRefused refused, Locale language) {
        return failure(refused.fault(), refused.line(), refused.detail(), language);
    }

    private Failure failure(FileFault fault, long line, @Nullable String column, Locale language) {
        return new Failure(
                fault.code(),
                line == 0 ? null : line,
                column,
                text("import.failed." + fault.code(), language),
                text("import.failed-fix." + fault.code(), language));
    }

    /** Who sent the file knows what is in it; others see of customers what they see anywhere. */
    boolean showsValues(ImportRun run, Authentication reader) {
        var authorities = reader.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        return run.startedBy().equals(reader.getName())
                || authorities.contains(WRITING_KEY)
                || FieldAccess.of(authorities) == FieldAccess.OPEN;
    }

    private String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }
}

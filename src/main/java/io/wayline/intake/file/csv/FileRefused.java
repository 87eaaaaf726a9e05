package io.wayline.intake.file.csv;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.Refusal;

/** The file as a whole cannot be read; none of its rows was taken. */
public final class FileRefused extends Refusal {

    private static final long serialVersionUID = 1;

    private final FileFault fault;
    private final long line;
    private final @Nullable String detail;

    /**
     * @param line where in the file, from 1; 0 when no line is at fault
     * @param detail the column at fault, or null
     */
    public FileRefused(FileFault fault, long line, @Nullable String detail) {
        super(
                fault == FileFault.TOO_LARGE ? Kind.TOO_LARGE : Kind.INVALID,
                "import-" + fault.code(),
                "%s%s%s: %s."
                        .formatted(
                                fault.problem(),
                                line > 0 ? " (line %d)".formatted(line) : "",
                                detail == null ? "" : " (%s)".formatted(detail),
                                fault.fix()));
        this.fault = fault;
        this.line = line;
        this.detail = detail;
    }

    public FileRefused(FileFault fault) {
        this(fault, 0, null);
    }

    public FileFault fault() {
        return fault;
    }

    public long line() {
        return line;
    }

    public @Nullable String detail() {
        return detail;
    }

    @Override
    public Map<String, Object> data() {
        var data = new HashMap<String, Object>();
        if (line > 0) {
            data.put("line", line);
        }
        if (detail != null) {
            data.put("column", detail);
        }
        return data;
    }
}

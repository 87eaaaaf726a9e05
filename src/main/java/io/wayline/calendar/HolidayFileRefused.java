package io.wayline.calendar;

import java.util.List;

import io.wayline.shared.Refusal;

/** A file of holidays has faults; nothing of it counts. */
public final class HolidayFileRefused extends Refusal {

    private static final long serialVersionUID = 1;

    /** @param pointer where in the file, as JSON Pointer; empty for the whole file */
    public record Fault(String pointer, HolidayFault kind) {}

    private final transient List<Fault> faults;

    HolidayFileRefused(List<Fault> faults) {
        super(Kind.INVALID, "holiday-file-refused", "The file of holidays has faults; correct them and send it again.");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    @Override
    public List<Finding> findings() {
        return faults.stream()
                .map(fault -> new Finding(fault.pointer, fault.kind.detail()))
                .toList();
    }
}

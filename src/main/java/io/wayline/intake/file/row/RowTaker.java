package io.wayline.intake.file.row;

import java.util.List;
import java.util.Map;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.ImportKind;

/** Reads rows of one kind and gives them to the feature that keeps them. */
public interface RowTaker {

    ImportKind kind();

    /** How rows would be kept, and what is wrong with each as it stands; nothing is kept. */
    List<Shown> show(List<CsvRow> rows);

    /**
     * Takes rows in the caller's transaction: good ones go in, bad ones are told.
     *
     * @param origin names the import on timelines
     */
    Taken take(List<CsvRow> rows, String origin);

    /**
     * One customer or order as it would be kept.
     *
     * @param line where it begins in the file
     * @param values by the name of their column, without those that are empty
     * @param faults what is wrong with its rows
     */
    record Shown(long line, Map<String, String> values, List<RowFault> faults) {

        public boolean isRefused() {
            return faults.stream().anyMatch(fault -> fault.effect() == RowFault.Effect.REFUSED);
        }
    }

    /**
     * What became of some rows.
     *
     * @param created customers or orders that are new; an order can stand in several rows
     * @param refused rows of which nothing was taken
     * @param faults in their order
     */
    record Taken(int rows, int created, int changed, int unchanged, int refused, List<RowFault> faults) {}
}

package io.wayline.intake.file.row;

import java.util.List;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.ImportKind;

/** Reads rows of one kind and gives them to the feature that keeps them. */
public interface RowTaker {

    ImportKind kind();

    /** What is wrong with a row as it stands, without asking what is known. */
    List<RowFault> check(CsvRow row);

    /**
     * Takes rows in the caller's transaction: good ones go in, bad ones are told.
     *
     * @param origin names the import on timelines
     */
    Taken take(List<CsvRow> rows, String origin);

    /**
     * What became of some rows.
     *
     * @param faults of the refused ones, in their order
     */
    record Taken(int rows, int created, int changed, int unchanged, List<RowFault> faults) {

        public int refused() {
            return rows - created - changed - unchanged;
        }
    }
}

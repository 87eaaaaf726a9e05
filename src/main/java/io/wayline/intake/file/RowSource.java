package io.wayline.intake.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.CsvRows;
import io.wayline.intake.file.row.Survey;

/**
 * The rows of a file in the order in which they are taken, which is the same each time: that of the file, or where orders
 * stand in several rows all rows of an order together, wherever they stand. For that a large file is read several times,
 * each time for a part of its orders, so that no more than a few megabytes of it are ever in memory.
 */
final class RowSource implements Closeable {

    /** So much of a file is held at once. */
    private static final long PART = 8L * 1024 * 1024;

    /** Opens the file at its beginning. */
    interface Opening {
        CsvRows open() throws IOException;
    }

    private final Opening file;
    private final int parts;
    private CsvRows rows;
    private int part;
    private List<List<CsvRow>> orders = new ArrayList<>();
    private int next;

    /**
     * @param inLines whether rows of one order come together
     * @param bytes of the file
     */
    RowSource(Opening file, boolean inLines, long bytes) throws IOException {
        this.file = file;
        this.parts = inLines ? (int) (bytes / PART + 1) : 0;
        this.rows = file.open();
        if (inLines) {
            gather();
        }
    }

    /** At least so many rows, or as many as are left; never a part of an order. Empty at the end. */
    List<CsvRow> next(int most) throws IOException {
        if (parts == 0) {
            return rows.next(most);
        }
        var batch = new ArrayList<CsvRow>();
        while (batch.size() < most && hasOrder()) {
            batch.addAll(orders.get(next++));
        }
        return batch;
    }

    /** Passes over so many rows, which were taken before. */
    void skip(long count) throws IOException {
        if (parts == 0) {
            rows.skip(count);
            return;
        }
        for (var passed = 0L; passed < count && hasOrder(); ) {
            passed += orders.get(next++).size();
        }
    }

    private boolean hasOrder() throws IOException {
        while (next == orders.size() && part + 1 < parts) {
            part++;
            rows.close();
            rows = file.open();
            gather();
        }
        return next < orders.size();
    }

    private void gather() {
        var found = new LinkedHashMap<Object, List<CsvRow>>();
        while (rows.hasNext()) {
            var row = rows.next();
            if (Math.floorMod(Survey.hash(row), parts) == part) {
                found.computeIfAbsent(key(row), first -> new ArrayList<>()).add(row);
            }
        }
        orders = new ArrayList<>(found.values());
        next = 0;
    }

    private static Object key(CsvRow row) {
        var text = row.text("orderRef");
        return text == null ? row.line() : text;
    }

    /** The rows of a batch that must be taken together. */
    static List<List<CsvRow>> apart(List<CsvRow> batch) {
        Map<Object, List<CsvRow>> units = new LinkedHashMap<>();
        batch.forEach(row ->
                units.computeIfAbsent(key(row), first -> new ArrayList<>()).add(row));
        return List.copyOf(units.values());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}

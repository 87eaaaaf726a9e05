package io.wayline.intake.file.row;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.DateForm;
import io.wayline.intake.file.row.WrittenDate.Order;

/**
 * What reading a file through tells of it as a whole: how its dates are written, and whether orders stand in several rows.
 * It takes eight bytes for a row of orders, up to a bound; of more it supposes that they do.
 */
public final class Survey {

    private static final List<String> DATES = List.of("birthday", "registeredAt", "placedAt");
    private static final int MOST = 4_000_000;

    private final Map<String, Set<Order>> orders = new HashMap<>();
    private long[] numbers = new long[1024];
    private long rows;

    public void see(CsvRow row) {
        for (var column : DATES) {
            if (row.header().has(column)) {
                var text = row.text(column);
                if (text != null) {
                    orders.computeIfAbsent(column, first -> EnumSet.noneOf(Order.class))
                            .add(WrittenDate.order(text));
                }
            }
        }
        if (row.header().has("orderRef") && rows < MOST) {
            if (rows == numbers.length) {
                numbers = Arrays.copyOf(numbers, numbers.length * 2);
            }
            numbers[(int) rows] = hash(row);
        }
        rows++;
    }

    public long rows() {
        return rows;
    }

    /** The form of each column of dates whose rows allow one only; those that allow two say nothing. */
    public Map<String, DateForm> dates() {
        var forms = new TreeMap<String, DateForm>();
        orders.forEach((column, seen) -> {
            if (seen.contains(Order.DAY_FIRST) != seen.contains(Order.MONTH_FIRST)) {
                forms.put(column, seen.contains(Order.DAY_FIRST) ? DateForm.DAY_FIRST : DateForm.MONTH_FIRST);
            }
        });
        return forms;
    }

    /** The columns of dates of which somebody must say how they are written. */
    public Set<String> unclearDates() {
        var unclear = new TreeSet<String>();
        orders.forEach((column, seen) -> {
            if (seen.contains(Order.EITHER) && seen.contains(Order.DAY_FIRST) == seen.contains(Order.MONTH_FIRST)) {
                unclear.add(column);
            }
        });
        return unclear;
    }

    /** Whether rows have the same number of an order. */
    public boolean hasLines() {
        if (rows > MOST) {
            return true;
        }
        var sorted = Arrays.copyOf(numbers, (int) rows);
        Arrays.sort(sorted);
        for (var place = 1; place < sorted.length; place++) {
            if (sorted[place] == sorted[place - 1]) {
                return true;
            }
        }
        return false;
    }

    /** The same for all rows of an order; rows without its number are told apart by where they stand. */
    public static long hash(CsvRow row) {
        var text = row.text("orderRef");
        if (text == null) {
            return row.line() * 0x9E3779B97F4A7C15L;
        }
        var hash = 0xcbf29ce484222325L;
        for (var place = 0; place < text.length(); place++) {
            hash = (hash ^ text.charAt(place)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }
}

package io.wayline.intake.file.row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.value.ImportedOrders;
import io.wayline.value.ImportedOrders.Listed;
import io.wayline.value.ImportedOrders.Outcome;
import io.wayline.value.OrderFacts;

/** Rows that tell of orders, whose customers are known already. */
@Component
class OrderRows implements RowTaker {

    /** Nothing that could be read in two ways, such as 1.299,00 or 1,299. */
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,11}(\\.\\d{1,4})?");

    private final ImportedOrders orders;
    private final Moments moments;

    OrderRows(ImportedOrders orders, Moments moments) {
        this.orders = orders;
        this.moments = moments;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORDERS;
    }

    @Override
    public List<RowFault> check(CsvRow row) {
        var faults = new ArrayList<RowFault>();
        read(row, new ArrayList<>(), new ArrayList<>(), faults);
        return faults;
    }

    @Override
    public Taken take(List<CsvRow> rows, String origin) {
        var good = new ArrayList<Listed>(rows.size());
        var from = new ArrayList<CsvRow>(rows.size());
        var faults = new ArrayList<RowFault>();
        rows.forEach(row -> read(row, good, from, faults));
        var outcomes = orders.take(good, origin);
        for (var place = 0; place < outcomes.size(); place++) {
            if (outcomes.get(place) == Outcome.UNKNOWN_CUSTOMER) {
                faults.add(RowFault.of(from.get(place), "customerRef", "unknown-customer"));
            } else if (outcomes.get(place) == Outcome.REF_TAKEN) {
                faults.add(RowFault.of(from.get(place), "orderRef", "ref-taken"));
            }
        }
        faults.sort(Comparator.comparingLong(RowFault::line));
        return new Taken(
                rows.size(),
                Collections.frequency(outcomes, Outcome.CREATED),
                0,
                Collections.frequency(outcomes, Outcome.UNCHANGED),
                faults);
    }

    private void read(CsvRow row, List<Listed> good, List<CsvRow> from, List<RowFault> faults) {
        if (!row.isWhole()) {
            faults.add(new RowFault(row.line(), "", null, "fields"));
            return;
        }
        var reading = new Reading(row);
        var customer = reading.required("customerRef", CustomerRef::new);
        var ref = reading.required("orderRef", OrderFacts::ref);
        var placedAt = reading.required("placedAt", moments::read);
        var amount = reading.required("amount", OrderRows::amount);
        var currency = reading.required("currency", OrderFacts::currency);
        if (reading.faults().isEmpty()) {
            good.add(new Listed(
                    Reading.present(customer),
                    Reading.present(ref),
                    Reading.present(placedAt),
                    Reading.present(amount),
                    Reading.present(currency)));
            from.add(row);
        }
        faults.addAll(reading.faults());
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new InvalidValue("amount", "is not a plain number", "send it as 1299.00");
        }
        return OrderFacts.amount(text);
    }
}

package io.wayline.intake.file.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.customer.Profile;
import io.wayline.customer.change.ImportedCustomers;
import io.wayline.customer.change.ImportedCustomers.Listed;
import io.wayline.customer.change.ImportedCustomers.Outcome;
import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.MailAddress;

/** Rows that tell of customers; as with events, each needs a way to reach them. */
@Component
class CustomerRows implements RowTaker {

    private final ImportedCustomers customers;
    private final Moments moments;
    private final ConsentList consents;

    CustomerRows(ImportedCustomers customers, Moments moments, ConsentList consents) {
        this.customers = customers;
        this.moments = moments;
        this.consents = consents;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CUSTOMERS;
    }

    @Override
    public List<RowFault> check(CsvRow row) {
        var faults = new ArrayList<RowFault>();
        read(row, new ArrayList<>(), faults);
        return faults;
    }

    @Override
    public Taken take(List<CsvRow> rows, String origin) {
        var good = new ArrayList<Listed>(rows.size());
        var faults = new ArrayList<RowFault>();
        rows.forEach(row -> read(row, good, faults));
        var outcomes = customers.take(good, origin);
        return new Taken(
                rows.size(),
                Collections.frequency(outcomes, Outcome.CREATED),
                Collections.frequency(outcomes, Outcome.CHANGED),
                Collections.frequency(outcomes, Outcome.UNCHANGED),
                faults);
    }

    private void read(CsvRow row, List<Listed> good, List<RowFault> faults) {
        if (!row.isWhole()) {
            faults.add(new RowFault(row.line(), "", null, "fields"));
            return;
        }
        var reading = new Reading(row);
        var ref = reading.required("ref", CustomerRef::new);
        var since = reading.optional("registeredAt", moments::read);
        var agreed = reading.optional("consents", consents::read);
        var profile = new Profile(
                reading.optional("name", Profile::name),
                reading.optional("email", MailAddress::new),
                reading.optional("phone", Profile::phone),
                reading.optional("locale", Profile::locale),
                reading.optional("zone", Profile::zone),
                reading.optional("birthday", Profile::birthday));
        if (row.text("email") == null && row.text("phone") == null) {
            reading.refuse("email", "no-contact");
        }
        if (reading.faults().isEmpty()) {
            good.add(new Listed(Reading.present(ref), profile, since, agreed == null ? List.of() : agreed));
        }
        faults.addAll(reading.faults());
    }
}

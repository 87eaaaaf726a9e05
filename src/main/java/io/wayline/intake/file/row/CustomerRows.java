package io.wayline.intake.file.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Profile;
import io.wayline.customer.change.ImportedCustomers;
import io.wayline.customer.change.ImportedCustomers.Listed;
import io.wayline.customer.change.ImportedCustomers.Outcome;
import io.wayline.intake.file.csv.CsvRow;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.intake.file.row.RowFault.Effect;
import io.wayline.intake.file.row.RowPhones.Told;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.MailAddress;
import io.wayline.shared.PhoneNumber;

/** Rows that tell of customers; as with events, each needs a way to reach them. */
@Component
class CustomerRows implements RowTaker {

    private static final String REF = "ref";
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";

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

    private record Read(@Nullable Listed good, List<RowFault> faults) {}

    @Override
    public List<Shown> show(List<CsvRow> rows) {
        var known = known(rows);
        return rows.stream()
                .map(row -> {
                    var read = read(row, known);
                    return new Shown(
                            row.line(), read.good() == null ? Map.of() : values(row, read.good()), read.faults());
                })
                .toList();
    }

    @Override
    public Taken take(List<CsvRow> rows, String origin) {
        var known = known(rows);
        var good = new ArrayList<Listed>(rows.size());
        var faults = new ArrayList<RowFault>();
        for (var row : rows) {
            var read = read(row, known);
            faults.addAll(read.faults());
            if (read.good() != null) {
                good.add(read.good());
            }
        }
        var outcomes = customers.take(good, origin);
        return new Taken(
                rows.size(),
                Collections.frequency(outcomes, Outcome.CREATED),
                Collections.frequency(outcomes, Outcome.CHANGED),
                Collections.frequency(outcomes, Outcome.UNCHANGED),
                rows.size() - outcomes.size(),
                faults);
    }

    /** Customers whom we know already, where that says of which country a number is. */
    private Map<CustomerRef, Customer> known(List<CsvRow> rows) {
        var refs = new ArrayList<CustomerRef>();
        for (var row : rows) {
            var text = row.text(REF);
            if (text != null && RowPhones.asksForTheCustomer(row)) {
                try {
                    refs.add(ref(text));
                } catch (InvalidValue toldLater) {
                    continue;
                }
            }
        }
        return refs.isEmpty() ? Map.of() : customers.known(refs);
    }

    private static CustomerRef ref(String text) {
        return new CustomerRef(References.meant(text));
    }

    private Read read(CsvRow row, Map<CustomerRef, Customer> known) {
        if (!row.isWhole()) {
            return new Read(null, List.of(new RowFault(row.line(), "", null, "fields")));
        }
        var dates = row.header().reading().dates();
        var reading = new Reading(row);
        var ref = reading.required(REF, CustomerRows::ref);
        var name = name(reading, row);
        var email = reading.optional(EMAIL, MailAddress::new);
        var since = reading.optional("registeredAt", text -> moments.read(text, dates.get("registeredAt")));
        var agreed = reading.strict("consents", consents::read);
        var locale = reading.optional("locale", Profile::locale);
        var zone = reading.optional("zone", Profile::zone);
        var told = Told.of(row);
        if (told.unreadable() && row.texts(PHONE).stream().anyMatch(text -> text.indexOf('+') < 0)) {
            reading.note("country", row.text("country"), "not-country", Effect.LEFT_OUT);
        }
        var before = ref == null ? null : known.get(ref);
        var profile = new Profile(
                name,
                email,
                phone(reading, row, text -> RowPhones.read(text, told, locale, zone, before)),
                locale,
                zone,
                reading.optional("birthday", text -> moments.birthday(text, dates.get("birthday"))));
        if (row.text(EMAIL) == null && row.text(PHONE) == null) {
            reading.refuse(EMAIL, "no-contact");
        }
        var isReached = profile.email() != null || profile.phone() != null;
        var faults = reading.faults();
        if (!isReached) {
            faults = faults.stream().map(fault -> fault.with(Effect.REFUSED)).toList();
        }
        return new Read(
                !isReached || reading.isRefused()
                        ? null
                        : new Listed(Reading.present(ref), profile, since, agreed == null ? List.of() : agreed),
                faults);
    }

    /** Of first and last name, in the order of their script. */
    private static @Nullable String name(Reading reading, CsvRow row) {
        var first = row.text("firstName");
        var last = row.text("lastName");
        if (first == null && last == null) {
            return reading.optional("name", Profile::name);
        }
        if (first == null || last == null) {
            return reading.optional(first == null ? "lastName" : "firstName", Profile::name);
        }
        var isChinese = last.codePoints().allMatch(Character::isIdeographic);
        return reading.read("firstName", isChinese ? last + first : first + " " + last, Profile::name, Effect.LEFT_OUT);
    }

    /** The first that can be read; others are said to be left out. */
    private static @Nullable PhoneNumber phone(Reading reading, CsvRow row, Function<String, PhoneNumber> read) {
        PhoneNumber kept = null;
        for (var text : row.texts(PHONE)) {
            var number = reading.read(PHONE, text, read, Effect.LEFT_OUT);
            if (kept == null) {
                kept = number;
            } else if (number != null && !number.equals(kept)) {
                reading.note(PHONE, text, "phone-further", Effect.LEFT_OUT);
            }
        }
        return kept;
    }

    private Map<String, String> values(CsvRow row, Listed listed) {
        var values = new LinkedHashMap<String, String>();
        var profile = listed.profile();
        put(values, REF, listed.ref());
        put(values, "name", profile.name());
        put(values, EMAIL, profile.email());
        put(values, PHONE, profile.phone() == null ? null : profile.phone().shown());
        put(values, "locale", profile.locale() == null ? null : profile.locale().toLanguageTag());
        put(values, "zone", profile.zone());
        put(values, "birthday", profile.birthday());
        put(values, "registeredAt", listed.since());
        put(values, "consents", listed.consents().isEmpty() ? null : row.text("consents"));
        return values;
    }

    static void put(Map<String, String> values, String column, @Nullable Object value) {
        if (value != null) {
            values.put(column, value.toString());
        }
    }
}

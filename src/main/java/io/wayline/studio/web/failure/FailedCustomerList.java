package io.wayline.studio.web.failure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.journey.failure.FailureGroup;
import io.wayline.journey.failure.StepRetries;
import io.wayline.journey.failure.StepRetries.FailedCustomer;
import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** The customers for whom one step failed for one cause. */
@Component
class FailedCustomerList implements DeskList {

    static final String NAME = "failed-customers";
    static final String PATH = "/journeys/failures/customers";

    /** The filter without which there is nothing in the list: which step and cause. */
    static final String OF = "of";

    private final StepRetries retries;
    private final Customers customers;

    FailedCustomerList(StepRetries retries, Customers customers) {
        this.retries = retries;
        this.customers = customers;
    }

    static String pathOf(FailureGroup group) {
        return PATH + "?" + OF + "=" + group.id();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public boolean isFor(Person reader) {
        return reader.isAny(Role.SUPERVISOR, Role.OPERATIONS);
    }

    @Override
    public List<String> filters() {
        return List.of(OF);
    }

    @Override
    public List<String> matching(Filters filters, Person reader, int limit) {
        return retries.ids(filters.get(OF), limit);
    }

    @Override
    public Map<String, Row> rows(Collection<String> ids, Person reader, Locale language) {
        var there = retries.among(ids);
        var known = customers.find(there.stream()
                .map(FailedCustomer::customer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var rows = new HashMap<String, Row>();
        for (var each : there) {
            var customer = each.customer() == null ? null : known.get(each.customer());
            if (customer != null) {
                var name = customer.name();
                rows.put(
                        each.id(),
                        new Row(
                                name == null ? customer.ref().value() : name,
                                name == null ? "" : customer.ref().value(),
                                "/journeys/" + each.journey() + "/instances/" + each.instance()));
            }
        }
        return rows;
    }
}

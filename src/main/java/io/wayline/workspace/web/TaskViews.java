package io.wayline.workspace.web;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/** Gives the customers of tasks the names that the outside knows them by. */
@Component
class TaskViews {

    private final Customers customers;

    TaskViews(Customers customers) {
        this.customers = customers;
    }

    Map<CustomerId, CustomerRef> refs(Set<CustomerId> ids) {
        return customers.find(ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().ref()));
    }
}

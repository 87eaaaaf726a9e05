package io.wayline.workspace.web.customer;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;

/** Gives the customers of tasks the names that the outside knows them by. */
@Component
public class CustomerRefs {

    private final Customers customers;

    CustomerRefs(Customers customers) {
        this.customers = customers;
    }

    public Map<CustomerId, CustomerRef> refs(Set<CustomerId> ids) {
        return customers.find(ids).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().ref()));
    }
}

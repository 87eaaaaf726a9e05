package io.wayline.studio.web.failure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.journey.failure.StepRetries;
import io.wayline.journey.failure.StepRetries.FailedCustomer;
import io.wayline.lists.bulk.BulkAct;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** Tries a step again for those who were chosen. What it has done by then cannot be undone. */
@Component
class RetryCustomers implements BulkAct {

    private final StepRetries retries;

    RetryCustomers(StepRetries retries) {
        this.retries = retries;
    }

    @Override
    public String list() {
        return FailedCustomerList.NAME;
    }

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public boolean isFor(Person reader) {
        return reader.isAny(Role.SUPERVISOR, Role.OPERATIONS);
    }

    @Override
    public Map<String, Refusal> hindered(Collection<String> ids, Map<String, String> given, Person by) {
        var there = retries.among(ids).stream().map(FailedCustomer::id).collect(Collectors.toSet());
        var hindered = new HashMap<String, Refusal>();
        ids.stream().filter(id -> !there.contains(id)).forEach(id -> hindered.put(id, new NotFound("failed step")));
        return hindered;
    }

    /** Who went on meanwhile, or is being tried already, is as wanted. */
    @Override
    public Outcome apply(String id, Map<String, String> given, String key, Person by) {
        var press = key.split("/")[1];
        return retries.retry(id, press, by.username()) ? new Outcome(null, 1, 0) : Outcome.NOTHING;
    }
}

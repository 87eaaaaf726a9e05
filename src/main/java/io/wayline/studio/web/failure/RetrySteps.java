package io.wayline.studio.web.failure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.journey.failure.FailureGroup;
import io.wayline.journey.failure.FailureGroups;
import io.wayline.journey.failure.Incidents;
import io.wayline.journey.failure.StepRetries;
import io.wayline.lists.bulk.BulkAct;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** Tries steps again that failed, for all who stand there. What they have done by then cannot be undone. */
@Component
class RetrySteps implements BulkAct {

    private final FailureGroups groups;
    private final StepRetries retries;
    private final Incidents incidents;

    RetrySteps(FailureGroups groups, StepRetries retries, Incidents incidents) {
        this.groups = groups;
        this.retries = retries;
        this.incidents = incidents;
    }

    @Override
    public String list() {
        return FailureList.NAME;
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
        var there = groups.list(Locale.ROOT).stream().map(FailureGroup::id).collect(Collectors.toSet());
        var hindered = new HashMap<String, Refusal>();
        ids.stream().filter(id -> !there.contains(id)).forEach(id -> hindered.put(id, new NotFound("failed step")));
        return hindered;
    }

    @Override
    public Outcome apply(String id, Map<String, String> given, String key, Person by) {
        var group = groups.find(id, Locale.ROOT).orElseThrow(() -> new NotFound("failed step"));
        if (group.event() != null) {
            var tried = incidents.retry(group.journey(), group.element(), by.username());
            return new Outcome(null, tried.retried(), tried.left());
        }
        var customers = retries.ids(id, Incidents.AT_ONCE);
        var press = key.substring(key.indexOf('/') + 1).replace('/', '.');
        var tried = customers.stream()
                .filter(customer -> retries.retry(customer, press, by.username()))
                .count();
        return new Outcome(null, tried, Math.max(0, group.customers() - customers.size()));
    }
}

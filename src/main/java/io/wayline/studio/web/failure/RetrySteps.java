package io.wayline.studio.web.failure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.journey.failure.Incidents;
import io.wayline.lists.bulk.BulkAct;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** Tries steps again that failed. What they have done by then cannot be undone. */
@Component
class RetrySteps implements BulkAct {

    private final Incidents incidents;

    RetrySteps(Incidents incidents) {
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
        var there = incidents.list(Locale.ROOT).stream().map(FailureList::id).collect(Collectors.toSet());
        var hindered = new HashMap<String, Refusal>();
        ids.stream().filter(id -> !there.contains(id)).forEach(id -> hindered.put(id, new NotFound("failed step")));
        return hindered;
    }

    @Override
    public Outcome apply(String id, Map<String, String> given, String key, Person by) {
        var at = id.indexOf('/');
        if (at < 0) {
            throw new NotFound("failed step");
        }
        var tried = incidents.retry(id.substring(0, at), id.substring(at + 1), by.username());
        return new Outcome(null, tried.retried(), tried.left());
    }
}

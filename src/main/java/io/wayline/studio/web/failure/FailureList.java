package io.wayline.studio.web.failure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import io.wayline.journey.failure.Incident;
import io.wayline.journey.failure.Incidents;
import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** Steps that failed, as a list that people work with: a row is a step of a journey, over its versions and causes. */
@Component
class FailureList implements DeskList {

    static final String NAME = "failures";

    private final Incidents incidents;

    FailureList(Incidents incidents) {
        this.incidents = incidents;
    }

    /** Which step an incident is of, as one word. */
    static String id(Incident incident) {
        return incident.journey() + "/" + incident.element();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String path() {
        return "/journeys/failures";
    }

    @Override
    public boolean isFor(Person reader) {
        return reader.isAny(Role.SUPERVISOR, Role.OPERATIONS);
    }

    @Override
    public List<String> filters() {
        return List.of();
    }

    @Override
    public List<String> matching(Filters filters, Person reader, int limit) {
        return incidents.list(Locale.ROOT).stream()
                .map(FailureList::id)
                .distinct()
                .limit(limit)
                .toList();
    }

    @Override
    public Map<String, Row> rows(Collection<String> ids, Person reader, Locale language) {
        var wanted = new TreeSet<>(ids);
        var rows = new HashMap<String, Row>();
        incidents.list(language).stream()
                .filter(incident -> wanted.contains(id(incident)))
                .forEach(incident -> rows.putIfAbsent(
                        id(incident),
                        new Row(incident.step(), incident.journeyName(), "/journeys/" + incident.journey())));
        return rows;
    }
}

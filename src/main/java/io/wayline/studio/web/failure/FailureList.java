package io.wayline.studio.web.failure;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.wayline.journey.failure.FailureGroup;
import io.wayline.journey.failure.FailureGroups;
import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** What failed, as a list that people work with: a row is a step of one version with one cause. */
@Component
class FailureList implements DeskList {

    static final String NAME = "failures";

    private final FailureGroups groups;

    FailureList(FailureGroups groups) {
        this.groups = groups;
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
        return groups.list(Locale.ROOT).stream()
                .map(FailureGroup::id)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<String, Row> rows(Collection<String> ids, Person reader, Locale language) {
        var wanted = Set.copyOf(ids);
        var rows = new HashMap<String, Row>();
        groups.list(language).stream()
                .filter(group -> wanted.contains(group.id()))
                .forEach(group -> rows.put(
                        group.id(),
                        new Row(
                                group.step(),
                                group.journeyName(),
                                group.event() == null
                                        ? FailedCustomerList.pathOf(group)
                                        : "/journeys/" + group.journey())));
        return rows;
    }
}

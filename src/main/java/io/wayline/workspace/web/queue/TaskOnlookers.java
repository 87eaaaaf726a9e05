package io.wayline.workspace.web.queue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.wayline.shared.live.Onlookers;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;

/** Which colleagues have a task open just now, by the names under which they are known. */
@Component
public class TaskOnlookers {

    private static final String TOPIC = "task";

    private final Onlookers onlookers;
    private final Accounts accounts;

    TaskOnlookers(Onlookers onlookers, Accounts accounts) {
        this.onlookers = onlookers;
        this.accounts = accounts;
    }

    /** By task, in the order of their names; without the reader themselves, and without tasks at which nobody else looks. */
    public Map<String, List<String>> of(Collection<String> tasks, Person reader) {
        var people = onlookers.of(TOPIC, tasks);
        var names = accounts.names(people.values().stream()
                .flatMap(Set::stream)
                .filter(username -> !username.equals(reader.username()))
                .collect(Collectors.toSet()));
        return people.entrySet().stream()
                .map(each -> Map.entry(
                        each.getKey(),
                        each.getValue().stream()
                                .map(names::get)
                                .filter(Objects::nonNull)
                                .sorted()
                                .toList()))
                .filter(each -> !each.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

package io.wayline.lists;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** The lists that people work with, by their names. */
@Component
public class DeskLists {

    private final Map<String, DeskList> lists = new TreeMap<>();

    /** @throws IllegalStateException when two have the same name */
    DeskLists(Collection<DeskList> all) {
        for (var list : all) {
            if (lists.putIfAbsent(list.name(), list) != null) {
                throw new IllegalStateException("Two lists are named " + list.name());
            }
        }
    }

    /** @throws NotFound when there is no such list for this person */
    public DeskList get(String name, Person reader) {
        return Optional.ofNullable(lists.get(name))
                .filter(list -> list.isFor(reader))
                .orElseThrow(() -> new NotFound("list"));
    }
}

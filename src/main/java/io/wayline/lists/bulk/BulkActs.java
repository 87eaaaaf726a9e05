package io.wayline.lists.bulk;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.NotFound;
import io.wayline.staff.Person;

/** What can be done to many rows, by list. */
@Component
public class BulkActs {

    private final List<BulkAct> acts;

    /** In the order in which features give them. */
    BulkActs(Collection<BulkAct> acts) {
        this.acts = List.copyOf(acts);
    }

    /** Those of a list that this person may do. */
    public List<BulkAct> of(String list, Person reader) {
        return acts.stream()
                .filter(act -> act.list().equals(list) && act.isFor(reader))
                .toList();
    }

    /** @throws NotFound when there is no such act for this person */
    public BulkAct get(String list, String name, Person reader) {
        return of(list, reader).stream()
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("act"));
    }
}

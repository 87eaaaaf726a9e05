package io.wayline.workspace.web.queue;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.lists.DeskList;
import io.wayline.lists.Filters;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;

/** The list of tasks as a list that people work with. */
@Component
class TaskDeskList implements DeskList {

    private final TaskListing listing;
    private final TaskList list;
    private final Customers customers;
    private final MessageSource messages;

    TaskDeskList(TaskListing listing, TaskList list, Customers customers, MessageSource messages) {
        this.listing = listing;
        this.list = list;
        this.customers = customers;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "work";
    }

    @Override
    public String path() {
        return "/work";
    }

    @Override
    public boolean isFor(Person reader) {
        return reader.isAny(Role.AGENT, Role.SUPERVISOR);
    }

    @Override
    public List<String> filters() {
        return TaskListing.NAMES;
    }

    @Override
    public Set<String> sharesWith(Person person) {
        return listing.sharedWith(person);
    }

    @Override
    public List<String> matching(Filters filters, Person reader, int limit) {
        var held = listing.held(filters, reader).filters();
        return list.ids(TaskListing.filter(held.get(TaskListing.SHOW), held), reader, limit);
    }

    @Override
    public Map<String, Row> rows(Collection<String> ids, Person reader, Locale language) {
        var items = list.some(ids, reader);
        var known = customers.find(items.stream().map(WorkItem::customer).collect(Collectors.toSet()));
        return items.stream().collect(Collectors.toMap(WorkItem::id, item -> {
            var customer = known.get(item.customer());
            return new Row(
                    list.called(item, language).name(),
                    customer == null
                            ? messages.getMessage("journey.unknown", null, language)
                            : customer.name() == null ? customer.ref().value() : customer.name(),
                    "/work/" + item.id());
        }));
    }
}

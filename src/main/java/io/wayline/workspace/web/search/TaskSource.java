package io.wayline.workspace.web.search;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.journey.task.Condition;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.search.TaskSearch;
import io.wayline.shared.NotFound;
import io.wayline.shared.Page;
import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.shared.search.SearchText;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;

/** Open tasks that the reader sees, by what they are called, their journey, their queue, or their customer. */
@Component
class TaskSource implements SearchSource {

    private static final String PATH = "/work/";

    private final TaskSearch search;
    private final TaskList list;
    private final CustomerSearch customerSearch;
    private final Customers customers;
    private final Queues queues;
    private final MessageSource messages;
    private final Clock clock;

    TaskSource(
            TaskSearch search,
            TaskList list,
            CustomerSearch customerSearch,
            Customers customers,
            Queues queues,
            MessageSource messages,
            Clock clock) {
        this.search = search;
        this.list = list;
        this.customerSearch = customerSearch;
        this.customers = customers;
        this.queues = queues;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public SearchGroup group() {
        return new SearchGroup(40, "tasks", Set.of(Role.AGENT, Role.SUPERVISOR));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        if (!(request.reader() instanceof Person reader)) {
            return request.page(List.of());
        }
        var named = queues.list();
        var theirs = customerSearch
                .whose("w.customer_id", request.text().toString(), Viewer.of(reader))
                .map(clauses ->
                        new Condition(clauses.toString().substring(" where ".length()), List.copyOf(clauses.values())))
                .orElse(null);
        var typedQueues = named.stream()
                .filter(queue -> request.text().fitsAny(List.of(queue.nameEn(), queue.nameZh())))
                .map(Queues.Queue::key)
                .toList();
        var page = search.find(request.text(), typedQueues, theirs, reader, request.cursor(), request.limit());
        var names = named.stream()
                .collect(Collectors.toMap(
                        Queues.Queue::key,
                        queue -> request.language().getLanguage().equals("zh") ? queue.nameZh() : queue.nameEn()));
        return page.mapAll(items -> found(items, names, request.text(), request.language()));
    }

    @Override
    public Optional<Found> at(String path, Colleague reader, Locale language) {
        if (!path.startsWith(PATH) || !(reader instanceof Person person)) {
            return Optional.empty();
        }
        try {
            var item = list.get(path.substring(PATH.length()), person);
            return found(List.of(item), Map.of(), SearchText.of(""), language).stream()
                    .findFirst();
        } catch (NotFound notTheirs) {
            return Optional.empty();
        }
    }

    private List<Found> found(List<WorkItem> items, Map<String, String> queueNames, SearchText text, Locale language) {
        var who = customers.find(items.stream().map(WorkItem::customer).collect(Collectors.toSet()));
        var journeys = list.journeyNames(language);
        return items.stream()
                .map(item -> found(
                        list.called(item, language),
                        who.get(item.customer()),
                        journeys.getOrDefault(item.journey(), ""),
                        queueNames.getOrDefault(item.queue(), ""),
                        text,
                        language))
                .toList();
    }

    private Found found(
            WorkItem item,
            @Nullable Customer customer,
            String journey,
            String queue,
            SearchText text,
            Locale language) {
        var who = customer == null ? Marked.NOTHING : text.mark(FoundCustomers.name(customer));
        var ref = customer == null ? Marked.NOTHING : text.mark(customer.ref().value());
        var detail = who.then(ref.hasHit() && !who.hasHit() ? ref : Marked.NOTHING)
                .then(text.mark(journey))
                .then(text.mark(queue));
        var holder = item.assignee() == null
                ? Marked.NOTHING
                : Marked.plain(messages.getMessage("work.has", new Object[] {item.assignee()}, language));
        var found = Found.place(PATH + item.id(), "ti-checkbox", text.mark(item.name()), detail.then(holder))
                .previewed(SearchPreviews.TASK + item.id());
        var due = item.dueAt();
        return due == null ? found : found.timed(due, item.isOpen() && due.isBefore(clock.instant()));
    }
}

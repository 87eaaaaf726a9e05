package io.wayline.workspace.web.call.day;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.wayline.callback.Callback;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.shared.CustomerId;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues.Queue;
import io.wayline.workspace.web.call.CustomerTime;

/** Calls as they are drawn: by who makes them, with the customer's name and the reason. */
@Component
class CallColumns {

    /** Who can be seen side by side; who has calls comes before who has none. */
    private static final int MOST = 16;

    private final Customers customers;
    private final Accounts accounts;
    private final ModelLabels labels;
    private final Clock clock;
    private final ZoneId zone;

    CallColumns(Customers customers, Accounts accounts, ModelLabels labels, Clock clock, ZoneId zone) {
        this.customers = customers;
        this.accounts = accounts;
        this.labels = labels;
        this.clock = clock;
        this.zone = zone;
    }

    /** What nobody has taken, then the reader, then their colleagues by name. */
    List<CallColumn> of(List<Callback> calls, List<Queue> queues, Person reader, Locale language) {
        var byAgent = new LinkedHashMap<String, List<Callback>>();
        calls.forEach(call -> byAgent.computeIfAbsent(
                        Objects.requireNonNullElse(call.agent(), ""), agent -> new ArrayList<>())
                .add(call));
        var blocks = blocks(calls, language);
        return agents(byAgent, queues, reader).entrySet().stream()
                .map(each ->
                        column(each.getKey(), each.getValue(), byAgent.getOrDefault(each.getKey(), List.of()), blocks))
                .toList();
    }

    /** The same calls one after the other, the reader's own first. */
    List<CallColumn.Block> list(List<Callback> calls, Person reader, Locale language) {
        var blocks = blocks(calls, language);
        return calls.stream()
                .sorted(Comparator.comparing(
                        (Callback call) -> !reader.username().equals(call.agent())))
                .map(call -> Objects.requireNonNull(blocks.get(call.ref())))
                .toList();
    }

    /** What customers are called, by their id. */
    Map<String, String> names(Set<CustomerId> ids) {
        return customers.find(ids).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().value(), each -> name(each.getValue())));
    }

    private Map<String, String> agents(Map<String, List<Callback>> byAgent, List<Queue> queues, Person reader) {
        var known = new TreeSet<String>(byAgent.keySet());
        queues.forEach(queue -> known.addAll(queue.members()));
        known.remove("");
        known.remove(reader.username());
        var names = accounts.names(known);
        var ordered = new LinkedHashMap<String, String>();
        ordered.put("", "");
        if (byAgent.containsKey(reader.username())
                || queues.stream().anyMatch(queue -> queue.members().contains(reader.username()))) {
            ordered.put(reader.username(), reader.displayName());
        }
        names.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> each) -> !byAgent.containsKey(each.getKey()))
                        .thenComparing(Map.Entry::getValue))
                .limit(MOST - ordered.size())
                .forEach(each -> ordered.put(each.getKey(), each.getValue()));
        return ordered;
    }

    private CallColumn column(String agent, String name, List<Callback> calls, Map<String, CallColumn.Block> blocks) {
        var laid = CallLanes.of(calls);
        return new CallColumn(
                agent,
                name,
                calls.size(),
                calls.stream()
                        .filter(Callback::isUnderWay)
                        .map(Callback::startedAt)
                        .findFirst()
                        .orElse(null),
                calls.stream()
                        .filter(call -> laid.lanes().containsKey(call.ref()))
                        .map(call -> placed(blocks.get(call.ref()), laid.lanes().get(call.ref())))
                        .toList(),
                laid.hidden().entrySet().stream()
                        .map(each -> new CallColumn.Hidden(each.getKey(), each.getValue()))
                        .toList());
    }

    private static CallColumn.Block placed(CallColumn.@Nullable Block block, CallLanes.@Nullable Lane lane) {
        var it = Objects.requireNonNull(block);
        var place = Objects.requireNonNull(lane);
        return new CallColumn.Block(it.call(), it.who(), it.reason(), it.theirs(), it.state(), place.at(), place.of());
    }

    private Map<String, CallColumn.Block> blocks(List<Callback> calls, Locale language) {
        Set<CustomerId> ids = calls.stream().map(Callback::customer).collect(Collectors.toSet());
        var named = customers.find(ids);
        var reasons = new LinkedHashMap<String, String>();
        var blocks = new LinkedHashMap<String, CallColumn.Block>();
        var now = clock.instant();
        for (var call : calls) {
            var customer = named.get(call.customer());
            blocks.put(
                    call.ref(),
                    new CallColumn.Block(
                            call,
                            name(customer),
                            reasons.computeIfAbsent(call.reason(), word -> labels.word(word, language)),
                            CustomerTime.of(call.startsAt(), customer, zone),
                            state(call, now),
                            0,
                            1));
        }
        return blocks;
    }

    private static String name(@Nullable Customer customer) {
        if (customer == null) {
            return "";
        }
        return customer.name() == null ? customer.ref().value() : customer.name();
    }

    private static String state(Callback call, Instant now) {
        if (call.state() != Callback.State.BOOKED) {
            return "done";
        }
        if (call.isUnderWay()) {
            return "now";
        }
        return call.lateAt().isBefore(now) ? "late" : "booked";
    }
}

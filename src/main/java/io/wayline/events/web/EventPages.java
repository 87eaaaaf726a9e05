package io.wayline.events.web;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.events.EventLog;
import io.wayline.events.EventLog.Filter;
import io.wayline.events.EventState;

/** The list of events and the page of each: what came in, how far it got, and the way to send it through again. */
@Controller
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class EventPages {

    private static final int ROWS = 50;

    private final EventLog events;
    private final EventNames names;
    private final String baseUrl;

    EventPages(EventLog events, EventNames names, @Value("${wayline.base-url}") String baseUrl) {
        this.events = events;
        this.names = names;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/events")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam @Nullable String cursor,
            Locale reader,
            Model model) {
        var filter = EventFilters.of(state, type, source, subject);

        model.addAttribute("state", filter.state() == null ? "" : filter.state().name());
        model.addAttribute("type", type.strip());
        model.addAttribute("source", source.strip());
        model.addAttribute("subject", subject.strip());
        model.addAttribute("counts", events.counts());
        var page = events.list(filter, cursor, ROWS);
        model.addAttribute("page", page);
        model.addAttribute(
                "names",
                page.items().stream()
                        .map(each -> each.type())
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), each -> names.of(each, reader))));
        model.addAttribute("first", cursor == null);
        model.addAttribute("all", filter.equals(Filter.ALL));
        model.addAttribute("baseUrl", baseUrl);
        return "events/events";
    }

    @GetMapping("/events/{id}")
    String event(@PathVariable long id, Authentication reader, Locale language, Model model) {
        var event = events.get(id);

        model.addAttribute("event", event);
        model.addAttribute("name", names.of(event.type(), language));
        model.addAttribute("mayReplay", event.state() != EventState.RECEIVED && isOperator(reader));
        return "events/event";
    }

    @PostMapping("/events/{id}/replay")
    @PreAuthorize("hasAnyRole('OPERATIONS', 'ADMIN')")
    String replay(@PathVariable long id, Authentication reader) {
        return "redirect:/events/" + events.replay(id, reader.getName());
    }

    private static boolean isOperator(Authentication reader) {
        return reader.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_OPERATIONS".equals(authority.getAuthority())
                        || "ROLE_ADMIN".equals(authority.getAuthority()));
    }
}

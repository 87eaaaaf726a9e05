package io.wayline.workspace.web.call;

import java.security.Principal;
import java.util.Date;
import java.util.Locale;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.util.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackDays;
import io.wayline.callback.feed.CallFeeds;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.workspace.Worker;

/** Calls for calendar programs (RFC 5545): when, why, and where to look, and nothing of the customer. */
@Controller
class CallCalendars {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final CallFeeds feeds;
    private final CallbackDays days;
    private final ModelLabels labels;
    private final Worker worker;
    private final String baseUrl;

    CallCalendars(
            CallFeeds feeds,
            CallbackDays days,
            ModelLabels labels,
            Worker worker,
            @Value("${wayline.base-url}") String baseUrl) {
        this.feeds = feeds;
        this.days = days;
        this.labels = labels;
        this.worker = worker;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** The token in the address is all that counts; who ends it ends this. */
    @GetMapping("/ical/{token}")
    ResponseEntity<String> read(@PathVariable String token, Locale language) {
        var calendar = new ICalendar();
        calendar.setProductId("-//Wayline//Calls//EN");
        calendar.setRefreshInterval(Duration.builder().minutes(15).build());
        feeds.read(token).forEach(call -> calendar.addEvent(event(call, language)));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.noStore())
                .body(CalendarText.strict(Biweekly.write(calendar).go()));
    }

    @GetMapping("/calls/calendar")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    String page(@RequestParam(defaultValue = "") String queue, Principal reader, Model model) {
        return page(queue, "", reader, model);
    }

    /** The address is on the page that answers, and nowhere else ever again. */
    @PostMapping("/calls/calendar")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    String make(@RequestParam(defaultValue = "") String queue, Principal by, Model model) {
        return page(queue, baseUrl + "/ical/" + feeds.make(queue, worker.of(by)), by, model);
    }

    @PostMapping("/calls/calendar/end")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    String end(@RequestParam(defaultValue = "") String queue, Principal by) {
        feeds.end(queue, worker.of(by));
        return "redirect:/calls/calendar";
    }

    private String page(String queue, String address, Principal reader, Model model) {
        var person = worker.of(reader);
        model.addAttribute("queues", days.queues(person));
        model.addAttribute("queue", queue);
        model.addAttribute("address", address);
        model.addAttribute("has", feeds.has(queue, person));
        return "workspace/call-calendar";
    }

    private VEvent event(Callback call, Locale language) {
        var event = new VEvent();
        event.setUid(call.ref() + "@wayline");
        event.setSequence(call.version());
        event.setDateStart(Date.from(call.startsAt()));
        event.setDateEnd(Date.from(call.endsAt()));
        event.setSummary("%s · %s"
                .formatted(labels.word(call.reason(), language), call.ref().substring(0, 8)));
        event.setUrl(baseUrl + "/calls/" + call.ref());
        event.setStatus(Status.confirmed());
        return event;
    }
}

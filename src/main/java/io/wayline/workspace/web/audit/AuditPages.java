package io.wayline.workspace.web.audit;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletResponse;

import de.siegmar.fastcsv.writer.CsvWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.shared.CustomerId;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.Page;
import io.wayline.shared.SpreadsheetCell;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.timeline.PersonActs;
import io.wayline.timeline.Timeline.Item;
import io.wayline.workspace.web.audit.AuditFilter.Days;
import io.wayline.workspace.web.story.TimelineText;

/** What people did, by person, customer, act, and day; each look is noted, and so is each file. */
@Controller
@RequestMapping("/audit")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMIN')")
class AuditPages {

    private static final int ROWS = 50;
    private static final Set<Role> EVERYBODY = Set.of(Role.values());

    private final PersonActs acts;
    private final AuditLooks looks;
    private final Customers customers;
    private final Accounts accounts;
    private final TimelineText texts;
    private final Clock clock;
    private final ZoneId zone;

    AuditPages(
            PersonActs acts,
            AuditLooks looks,
            Customers customers,
            Accounts accounts,
            TimelineText texts,
            Clock clock,
            ZoneId zone) {
        this.acts = acts;
        this.looks = looks;
        this.customers = customers;
        this.accounts = accounts;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    /** One act, as a sentence; {@code ref} is null of a customer who is no more. */
    public record Line(
            Item item, String text, String person, @Nullable String ref) {}

    /** A kind of act, by the beginning of its sentence. */
    public record Kind(String key, String text) {}

    @GetMapping
    String list(
            AuditFilter filter,
            @RequestParam @Nullable String cursor,
            @AuthenticationPrincipal Person reader,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        model.addAttribute("filter", filter);
        model.addAttribute("people", accounts.working(EVERYBODY));
        model.addAttribute("wrong", "");
        model.addAttribute("looks", looks.newest());
        model.addAttribute("first", cursor == null);
        model.addAttribute("today", today.toString());
        try {
            var days = filter.days(today);
            var asked = asked(filter, days);
            var page = acts.page(asked, cursor, ROWS);
            looks.note(reader.username(), filter, asked.customer(), days, false);
            model.addAttribute("days", days);
            model.addAttribute("lines", lines(page.items(), language));
            model.addAttribute("page", page);
            model.addAttribute("kinds", kinds(days, language));
        } catch (InvalidValue refused) {
            response.setStatus(422);
            model.addAttribute("wrong", refused.field());
            model.addAttribute("days", new Days(today, today));
            model.addAttribute("lines", List.of());
            model.addAttribute("page", Page.of(List.of(), 0, null));
            model.addAttribute("kinds", List.of());
        }
        return "workspace/audit";
    }

    /** The same as CSV, the newest 10,000. */
    @GetMapping("/export")
    void export(
            AuditFilter filter, @AuthenticationPrincipal Person reader, Locale language, HttpServletResponse response)
            throws IOException {
        var days = filter.days(LocalDate.ofInstant(clock.instant(), zone));
        var asked = asked(filter, days);
        looks.note(reader.username(), filter, asked.customer(), days, true);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"acts-%s-%s.csv\"".formatted(days.first(), days.last()));
        var text = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        text.write(SpreadsheetCell.BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord("at", "account", "person", "customer", "kind", "text");
        @Nullable String cursor = null;
        for (long written = 0; written < Page.COUNTED_TO; written += Page.LARGEST) {
            var page = acts.page(asked, cursor, Page.LARGEST);
            lines(page.items(), language)
                    .forEach(line -> csv.writeRecord(row(line).toArray(String[]::new)));
            cursor = page.next();
            if (cursor == null) {
                break;
            }
        }
        csv.flush();
        text.flush();
    }

    private List<String> row(Line line) {
        var entry = line.item().entry();
        return Stream.of(
                        entry.at().atZone(zone).toOffsetDateTime().toString(),
                        entry.cause().ref(),
                        line.person(),
                        line.ref(),
                        entry.kind(),
                        line.text())
                .map(SpreadsheetCell::of)
                .toList();
    }

    /** @throws InvalidValue of {@code customer} when we have none of that ref */
    private PersonActs.Filter asked(AuditFilter filter, Days days) {
        return new PersonActs.Filter(
                filter.personOrNull(),
                customer(filter.customerOrNull()),
                filter.kindOrNull(),
                days.first().atStartOfDay(zone).toInstant(),
                days.last().plusDays(1).atStartOfDay(zone).toInstant());
    }

    private @Nullable CustomerId customer(@Nullable String ref) {
        if (ref == null) {
            return null;
        }
        return customers
                .find(reference(ref))
                .map(Customer::id)
                .orElseThrow(() -> new InvalidValue("customer", "is none of ours", "write the complete reference"));
    }

    private static CustomerRef reference(String ref) {
        try {
            return new CustomerRef(ref);
        } catch (InvalidValue none) {
            throw none.called("customer");
        }
    }

    private List<Line> lines(List<Item> items, Locale language) {
        var names = accounts.names(
                items.stream().map(each -> each.entry().cause().ref()).collect(Collectors.toCollection(HashSet::new)));
        Map<CustomerId, Customer> about = customers.find(
                items.stream().map(each -> each.entry().customer()).collect(Collectors.toSet()));
        return items.stream()
                .map(each -> {
                    var by = each.entry().cause().ref();
                    var customer = about.get(each.entry().customer());
                    return new Line(
                            each,
                            texts.text(each.entry(), language),
                            names.getOrDefault(by, by),
                            customer == null ? null : customer.ref().value());
                })
                .toList();
    }

    private List<Kind> kinds(Days days, Locale language) {
        return acts
                .kinds(
                        days.first().atStartOfDay(zone).toInstant(),
                        days.last().plusDays(1).atStartOfDay(zone).toInstant())
                .stream()
                .map(kind -> new Kind(kind, texts.kind(kind, language)))
                .toList();
    }
}

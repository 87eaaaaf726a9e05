package io.wayline.message.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Clauses;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.Visibility;
import io.wayline.customer.search.CustomerSearch;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.Cursor;
import io.wayline.shared.CustomerId;
import io.wayline.shared.Page;
import io.wayline.shared.RowTime;
import io.wayline.shared.access.Role;
import io.wayline.shared.search.Found;
import io.wayline.shared.search.Marked;
import io.wayline.shared.search.SearchGroup;
import io.wayline.shared.search.SearchRequest;
import io.wayline.shared.search.SearchSource;
import io.wayline.shared.search.SearchText;

/**
 * Mails by their number here, their Message-ID, their template, or whom they went to, the newest first. Each of these
 * follows an index of its own; nobody finds a mail of a customer whom they do not see.
 */
@Component
class MailSource implements SearchSource {

    /** Mails are looked for of so many of the customers that match best. */
    private static final int CUSTOMERS = 20;

    private static final int TEMPLATES = 8;
    private static final int LONGEST_NUMBER = 18;

    private final JdbcClient jdbc;
    private final CustomerSearch customerSearch;
    private final Customers customers;
    private final Visibility visibility;
    private final MailTemplates templates;
    private final MessageSource messages;

    MailSource(
            JdbcClient jdbc,
            CustomerSearch customerSearch,
            Customers customers,
            Visibility visibility,
            MailTemplates templates,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.customerSearch = customerSearch;
        this.customers = customers;
        this.visibility = visibility;
        this.templates = templates;
        this.messages = messages;
    }

    private record Mail(
            long id,
            CustomerId customer,
            String template,
            @Nullable String subject,
            String state,
            Instant createdAt) {}

    @Override
    public SearchGroup group() {
        return new SearchGroup(68, "mails", Set.of(Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN));
    }

    @Override
    public Page<Found> find(SearchRequest request) {
        var viewer = Viewer.of(request.reader());
        var ways = ways(request.text(), viewer);
        if (ways.isEmpty()) {
            return request.page(List.of());
        }
        var sql = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (var way : ways) {
            if (request.cursor() != null) {
                way.and("m.id < ?", Cursor.number(request.cursor()));
            }
            sql.add("(select m.id from outbox_message m" + way + " order by m.id desc fetch first "
                    + (request.limit() + 1) + " rows only)");
            values.addAll(way.values());
        }
        var rows = jdbc.sql("select m.id, m.customer_id, m.template, m.subject, m.state, m.created_at"
                        + " from outbox_message m where m.id in (" + String.join(" union ", sql)
                        + ") order by m.id desc fetch first " + (request.limit() + 1) + " rows only")
                .params(values)
                .query((row, number) -> new Mail(
                        row.getLong("id"),
                        new CustomerId(row.getString("customer_id")),
                        row.getString("template"),
                        row.getString("subject"),
                        row.getString("state").strip(),
                        RowTime.read(row, "created_at")))
                .list();
        return SearchRequest.uncounted(rows, request.limit(), mail -> String.valueOf(mail.id()))
                .mapAll(mails -> found(mails, request.text(), request.language()));
    }

    private List<Clauses> ways(SearchText text, Viewer viewer) {
        var ways = new ArrayList<Clauses>();
        var typed = text.toString();
        if (typed.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
            ways.add(new Clauses().and("m.id = ?", Long.parseLong(typed)).and(seen(viewer)));
        }
        if (typed.matches("<[^<>\\s]+@[^<>\\s]+>")) {
            ways.add(new Clauses().and("m.message_id = ?", typed).and(seen(viewer)));
        }
        // an agent's own customers are few, the mails of a template many: they find by whom it went to
        if (viewer.rows() == Viewer.RowScope.ALL) {
            TemplateSource.fitting(templates, text)
                    .limit(TEMPLATES)
                    .forEach(template -> ways.add(new Clauses().and("m.template = ?", template)));
        }
        var whose = customerSearch.beginning(typed, viewer, null, CUSTOMERS).items();
        if (!whose.isEmpty()) {
            var marks = String.join(", ", Collections.nCopies(whose.size(), "?"));
            ways.add(new Clauses()
                    .and(
                            "m.customer_id in (" + marks + ")",
                            whose.stream().map(each -> each.id().value()).toArray()));
        }
        return ways;
    }

    private Clauses seen(Viewer viewer) {
        if (viewer.rows() == Viewer.RowScope.ALL) {
            return new Clauses();
        }
        var theirs = visibility.of(viewer);
        return new Clauses()
                .and(
                        "m.customer_id in (select c.id from customer c" + theirs + ")",
                        theirs.values().toArray());
    }

    private List<Found> found(List<Mail> mails, SearchText text, Locale language) {
        var who = customers.find(mails.stream().map(Mail::customer).collect(Collectors.toSet()));
        var titles = templates.titles(language);
        return mails.stream()
                .map(mail -> found(mail, who, titles.getOrDefault(mail.template(), mail.template()), text, language))
                .toList();
    }

    private Found found(Mail mail, Map<CustomerId, Customer> who, String template, SearchText text, Locale language) {
        var customer = who.get(mail.customer());
        var name = customer == null
                ? Marked.NOTHING
                : text.mark(customer.name() == null ? customer.ref().value() : customer.name());
        return Found.place(
                        "/mails/" + mail.id(),
                        "ti-send",
                        mail.subject() == null ? text.mark(template) : Marked.plain(mail.subject()),
                        name.then(mail.subject() == null ? Marked.NOTHING : text.mark(template))
                                .then(Marked.plain(messages.getMessage("mail.state." + mail.state(), null, language))))
                .timed(mail.createdAt(), false);
    }
}

package io.wayline.message.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.FieldAccess;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers;
import io.wayline.message.Message;
import io.wayline.message.MessageState;
import io.wayline.message.Messages;
import io.wayline.message.OriginNames;
import io.wayline.message.Purpose;
import io.wayline.message.operation.BulkResends;
import io.wayline.message.operation.DeliveryExplanation;
import io.wayline.message.operation.DeliveryExplanations;
import io.wayline.message.pace.RelayWatch;
import io.wayline.message.template.MailTemplates;
import io.wayline.shared.CustomerRef;

/**
 * Every mail that was sent, waits, or was not sent, and why. Agents see the mails of one of their customers at a
 * time, and like everybody who is not a supervisor no address; marketing sees how many there are and none of them.
 */
@Controller
@RequestMapping("/mails")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class MailPages {

    private static final int ROWS = 50;
    private static final List<MessageState> SHOWN = List.of(
            MessageState.SENT,
            MessageState.PENDING,
            MessageState.HELD,
            MessageState.UNKNOWN,
            MessageState.FAILED,
            MessageState.SUPPRESSED,
            MessageState.EXPIRED,
            MessageState.CANCELLED);

    private final Messages messages;
    private final DeliveryExplanations fates;
    private final Customers customers;
    private final VisibleCustomers visible;
    private final MailTemplates templates;
    private final OriginNames names;
    private final RelayWatch relay;
    private final BulkResends resends;
    private final ZoneId zone;

    MailPages(
            Messages messages,
            DeliveryExplanations fates,
            Customers customers,
            VisibleCustomers visible,
            MailTemplates templates,
            OriginNames names,
            RelayWatch relay,
            BulkResends resends,
            ZoneId zone) {
        this.messages = messages;
        this.fates = fates;
        this.customers = customers;
        this.visible = visible;
        this.templates = templates;
        this.names = names;
        this.relay = relay;
        this.resends = resends;
        this.zone = zone;
    }

    /** A mail in the list. */
    public record Row(Message message, String customer, DeliveryExplanation fate) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'OPERATIONS', 'ADMIN', 'MARKETING')")
    String list(
            @ModelAttribute("filter") MailFilter filter,
            @RequestParam @Nullable String cursor,
            Viewer viewer,
            Authentication reader,
            Model model) {
        model.addAttribute("counts", counts());
        if (viewer.rows() == Viewer.RowScope.NONE) {
            return "message/mail-counts";
        }
        var wanted = filter.within(zone, this::kept);
        var alone = viewer.rows() == Viewer.RowScope.OWN;
        model.addAttribute("alone", alone);
        model.addAttribute("trouble", relay.trouble().orElse(null));
        if (alone && wanted.customer() != null) {
            visible.get(wanted.customer(), viewer);
        }
        if (!alone || wanted.customer() != null) {
            var page = messages.list(wanted, cursor, ROWS);
            model.addAttribute("page", page);
            model.addAttribute("rows", rows(page.items()));
        }
        model.addAttribute("resends", MailAct.mayAct(reader) ? resends.open() : List.of());
        model.addAttribute("mayResend", MailAct.mayAct(reader) && BulkResends.isOf(wanted.state()));
        model.addAttribute("first", cursor == null);
        model.addAttribute("purposes", Purpose.values());
        model.addAttribute("templates", templates.names().stream().sorted().toList());
        return "message/mails";
    }

    /** @param done what a press before has done, a word of ours; null without one */
    @GetMapping("/{id}")
    String mail(
            @PathVariable String id,
            @RequestParam @Nullable String done,
            Viewer viewer,
            Authentication reader,
            Model model) {
        var message = messages.get(id);
        var open = fieldAccess(message, viewer) == FieldAccess.OPEN;
        model.addAttribute("message", message);
        model.addAttribute("fate", fates.of(message, LocaleContextHolder.getLocale()));
        model.addAttribute(
                "origin",
                message.origin() == null ? null : names.of(message.origin(), LocaleContextHolder.getLocale()));
        model.addAttribute("open", open);
        model.addAttribute(
                "customer",
                customers.find(message.customer()).map(MailPages::name).orElse(null));
        model.addAttribute("recipient", open ? message.recipient() : MessageView.masked(message.recipient()));
        model.addAttribute("content", messages.content(id).orElse(null));
        model.addAttribute("attempts", messages.attempts(id));
        model.addAttribute("acts", MailAct.of(message.state(), reader));
        model.addAttribute("done", done == null ? null : MailAct.named(done).orElse(null));
        return "message/mail";
    }

    @GetMapping("/{id}/body")
    ResponseEntity<String> body(@PathVariable String id, Viewer viewer) {
        fieldAccess(messages.get(id), viewer);
        return MailFrame.of(messages.content(id).map(Message.Content::html).orElse(null));
    }

    /** That of whoever they were merged into; one that nobody has finds nothing. */
    private CustomerRef kept(CustomerRef ref) {
        return customers.find(ref).map(Customer::ref).orElse(ref);
    }

    /** A mail is seen by whoever sees its customer, also when the customer is gone. */
    private FieldAccess fieldAccess(Message message, Viewer viewer) {
        return viewer.rows() == Viewer.RowScope.ALL
                ? viewer.fieldAccess()
                : visible.get(message.customerRef(), viewer).fieldAccess();
    }

    /** By the word of the state, in the order in which people read them. */
    private Map<String, Long> counts() {
        var all = messages.counts();
        var shown = new LinkedHashMap<String, Long>();
        SHOWN.forEach(state -> shown.put(state.name(), all.getOrDefault(state, 0L)));
        return shown;
    }

    private List<Row> rows(List<Message> items) {
        var names = customers.find(items.stream().map(Message::customer).collect(Collectors.toSet()));
        var told = fates.of(items, LocaleContextHolder.getLocale());
        var rows = new ArrayList<Row>();
        for (var index = 0; index < items.size(); index++) {
            var message = items.get(index);
            var customer = names.get(message.customer());
            rows.add(new Row(
                    message, customer == null ? message.customerRef().value() : name(customer), told.get(index)));
        }
        return rows;
    }

    private static String name(Customer customer) {
        return customer.name() == null ? customer.ref().value() : customer.name();
    }
}

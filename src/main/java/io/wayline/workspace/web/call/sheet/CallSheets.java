package io.wayline.workspace.web.call.sheet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.callback.Callback;
import io.wayline.callback.CallbackDays;
import io.wayline.callback.CallbackFilter;
import io.wayline.callback.CallbackList;
import io.wayline.callback.CallbackMoves;
import io.wayline.callback.Callbacks;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.access.Contact;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Viewer;
import io.wayline.journey.Journeys;
import io.wayline.journey.model.form.AnswerFault;
import io.wayline.journey.model.form.Form;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.journey.task.record.TaskDraft;
import io.wayline.journey.task.record.TaskDrafts;
import io.wayline.journey.task.record.TaskForm;
import io.wayline.journey.task.refusal.AnswersRefused;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.shared.access.Role;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.workspace.HandOvers;
import io.wayline.workspace.call.CallDesk;
import io.wayline.workspace.web.call.CustomerTime;
import io.wayline.workspace.web.customer.CustomerAside;
import io.wayline.workspace.web.task.FormSheet;

/** The page of one call, between the reader's other calls of that day and the customer. */
@Component
class CallSheets {

    private static final int FREE_SHOWN = 20;
    private static final int AGAIN_SHOWN = 6;
    private static final int MINE_SHOWN = 50;

    private final CallbackList list;
    private final Callbacks callbacks;
    private final CallbackMoves moves;
    private final CallbackDays days;
    private final CallDesk desk;
    private final Customers customers;
    private final Disclosures disclosures;
    private final CustomerAside aside;
    private final TaskList tasks;
    private final TaskDrafts drafts;
    private final Journeys journeys;
    private final HandOvers handOvers;
    private final Accounts accounts;
    private final ModelLabels labels;
    private final Clock clock;
    private final ZoneId zone;

    CallSheets(
            CallbackList list,
            Callbacks callbacks,
            CallbackMoves moves,
            CallbackDays days,
            CallDesk desk,
            Customers customers,
            Disclosures disclosures,
            CustomerAside aside,
            TaskList tasks,
            TaskDrafts drafts,
            Journeys journeys,
            HandOvers handOvers,
            Accounts accounts,
            ModelLabels labels,
            Clock clock,
            ZoneId zone) {
        this.list = list;
        this.callbacks = callbacks;
        this.moves = moves;
        this.days = days;
        this.desk = desk;
        this.customers = customers;
        this.disclosures = disclosures;
        this.aside = aside;
        this.tasks = tasks;
        this.drafts = drafts;
        this.journeys = journeys;
        this.handOvers = handOvers;
        this.accounts = accounts;
        this.labels = labels;
        this.clock = clock;
        this.zone = zone;
    }

    /** A time that could be offered, and what the customer's clock shows then. */
    public record Offer(Instant at, String local, @Nullable CustomerTime theirs) {}

    /** One of the reader's calls of that day. */
    public record Mine(Callback call, String who, String reason, boolean late) {}

    /**
     * @param typed what stands in the form in place of the draft; null for the draft
     * @param refused why something could not be done, or null
     */
    String show(
            Callback call,
            Person reader,
            Viewer viewer,
            @Nullable TaskDraft typed,
            @Nullable Refusal refused,
            Model model) {
        var customer = customers.find(call.customer()).orElse(null);
        var isBooked = call.state() == Callback.State.BOOKED;
        var isMine = reader.username().equals(call.agent());
        var item = item(call, reader).orElse(null);
        model.addAttribute("call", call);
        model.addAttribute("customer", customer);
        model.addAttribute("theirs", CustomerTime.of(call.startsAt(), customer, zone));
        model.addAttribute("reason", labels.word(call.reason(), LocaleContextHolder.getLocale()));
        model.addAttribute(
                "queue",
                days.queues(reader).stream()
                        .filter(each -> each.key().equals(call.queue()))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("names", names(call));
        model.addAttribute("isMine", isMine);
        model.addAttribute("mayPass", isBooked && call.agent() != null && desk.mayPass(call, reader));
        model.addAttribute("isSupervisor", reader.is(Role.SUPERVISOR));
        model.addAttribute(
                "colleagues",
                item != null && item.isOpen() && desk.mayPass(call, reader) ? handOvers.colleagues(item) : List.of());
        phone(call, isMine, customer, viewer, model);
        form(call, isMine, item, typed, refused, reader, model);
        model.addAttribute("free", isBooked ? offers(call, customer, FREE_SHOWN, reader) : List.of());
        model.addAttribute("date", LocalDate.ofInstant(call.startsAt(), zone).toString());
        model.addAttribute("after", isBooked ? null : callbacks.after(call).orElse(null));
        mine(call, reader, model);
        model.addAttribute("reader", reader.username());
        model.addAttribute("refused", refused);
        model.addAttribute("now", clock.instant());
        aside.add(customer, item == null ? "" : item.id(), viewer, model);
        return "workspace/call";
    }

    /** @param seen the version that the page shows */
    String now(Callback call, int seen, Person reader, Model model) {
        model.addAttribute("call", call);
        model.addAttribute("seen", seen);
        model.addAttribute("names", names(call));
        model.addAttribute("reader", reader.username());
        return "workspace/call-now";
    }

    private Map<String, String> names(Callback call) {
        var who = Stream.of(call.agent(), call.changedBy())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        return accounts.names(who);
    }

    private Optional<WorkItem> item(Callback call, Person reader) {
        if (call.task() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(tasks.get(call.task(), reader));
        } catch (NotFound notForThem) {
            return Optional.empty();
        }
    }

    /** Whoever is on the phone sees the number as long as they are; that it was shown was kept when they began. */
    private void phone(Callback call, boolean isMine, @Nullable Customer customer, Viewer viewer, Model model) {
        var open = customer != null
                && isMine
                && call.state() == Callback.State.BOOKED
                && (call.isUnderWay() || disclosures.isRevealed(customer, viewer));
        model.addAttribute("open", open);
        var contact = customer == null ? Contact.hidden() : open ? Contact.open(customer) : Contact.masked(customer);
        model.addAttribute("phone", contact.phone());
        model.addAttribute("extension", contact.extension());
    }

    private void form(
            Callback call,
            boolean isMine,
            @Nullable WorkItem item,
            @Nullable TaskDraft typed,
            @Nullable Refusal refused,
            Person reader,
            Model model) {
        model.addAttribute("item", item);
        if (item == null) {
            return;
        }
        var language = LocaleContextHolder.getLocale();
        model.addAttribute(
                "journey", journeys.instance(item.instance(), language).journeyName());
        if (!isMine || !item.isOpen() || !call.isUnderWay()) {
            return;
        }
        var form = drafts.form(item.id(), language).map(TaskForm::form).orElse(Form.NONE);
        var draft = typed == null ? drafts.of(item.id(), reader) : typed;
        var faults = refused instanceof AnswersRefused answers ? answers.faults() : List.<AnswerFault>of();
        model.addAttribute(
                "sheet",
                FormSheet.of(form, draft.answers(), faults, clock.instant().atZone(zone)));
        model.addAttribute("draft", draft.mark() == null ? "" : draft.mark().toString());
        var customer = customers.find(call.customer()).orElse(null);
        model.addAttribute(
                "again",
                form.field(CallDesk.AGAIN).isPresent() ? offers(call, customer, AGAIN_SHOWN, reader) : List.of());
    }

    private List<Offer> offers(Callback call, @Nullable Customer customer, int most, Person reader) {
        return moves.free(call.ref(), clock.instant(), most, reader).stream()
                .map(at -> new Offer(
                        at, at.atZone(zone).toLocalDateTime().toString(), CustomerTime.of(at, customer, zone)))
                .toList();
    }

    private void mine(Callback call, Person reader, Model model) {
        var date = LocalDate.ofInstant(call.startsAt(), zone);
        var now = clock.instant();
        var calls = list.page(
                        new CallbackFilter(
                                null,
                                null,
                                date.atStartOfDay(zone).toInstant(),
                                date.plusDays(1).atStartOfDay(zone).toInstant(),
                                reader.username()),
                        reader,
                        null,
                        MINE_SHOWN)
                .items();
        var named = customers.find(calls.stream().map(Callback::customer).collect(Collectors.toSet()));
        Function<Callback, String> who = each -> {
            var found = named.get(each.customer());
            return found == null ? "" : found.name() == null ? found.ref().value() : found.name();
        };
        var mine = calls.stream()
                .filter(each -> Set.of(Callback.State.BOOKED, Callback.State.DONE, Callback.State.MISSED)
                        .contains(each.state()))
                .map(each -> new Mine(
                        each,
                        who.apply(each),
                        labels.word(each.reason(), LocaleContextHolder.getLocale()),
                        each.state() == Callback.State.BOOKED && each.lateAt().isBefore(now)))
                .toList();
        model.addAttribute("mine", mine);
        model.addAttribute(
                "following",
                mine.stream()
                        .filter(each -> each.call().state() == Callback.State.BOOKED
                                && !each.call().ref().equals(call.ref()))
                        .findFirst()
                        .orElse(null));
    }
}

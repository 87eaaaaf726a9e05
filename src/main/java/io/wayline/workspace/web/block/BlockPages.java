package io.wayline.workspace.web.block;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.journey.naming.ModelLabels;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.WorkItem;
import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.textblock.Placeholder;
import io.wayline.textblock.TextBlock;
import io.wayline.textblock.TextBlocks;
import io.wayline.workspace.Worker;

/** What whoever types {@code ::} in an answer chooses from: the customer's language first, each filled for this customer. */
@Controller
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class BlockPages {

    /** More than these are found by typing on. */
    private static final int SHOWN = 8;

    private static final String CHINESE = "zh-CN";
    private static final String ENGLISH = "en";

    private final TextBlocks blocks;
    private final TaskList list;
    private final Customers customers;
    private final Queues queues;
    private final ModelLabels labels;
    private final Worker worker;
    private final Clock clock;
    private final ZoneId zone;

    BlockPages(
            TextBlocks blocks,
            TaskList list,
            Customers customers,
            Queues queues,
            ModelLabels labels,
            Worker worker,
            Clock clock,
            ZoneId zone) {
        this.blocks = blocks;
        this.list = list;
        this.customers = customers;
        this.queues = queues;
        this.labels = labels;
        this.worker = worker;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * One of the choices.
     *
     * @param text as it is put in
     */
    public record Choice(TextBlock block, String text) {}

    @GetMapping("/work/{id}/blocks")
    String choices(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String words,
            Principal reader,
            Locale language,
            Model model) {
        var person = worker.of(reader);
        var item = list.get(id, person);
        var customer = customers.find(item.customer()).orElse(null);
        var theirs = customer == null || customer.locale() == null ? language : customer.locale();
        var found = blocks.matching(item.queue(), tag(theirs), words, SHOWN);
        model.addAttribute(
                "choices",
                found.stream()
                        .map(block -> new Choice(
                                block, Placeholder.fill(block.body(), values(block, item, customer, person))))
                        .toList());
        model.addAttribute("words", words);
        model.addAttribute("looksAfter", person.isAny(Role.SUPERVISOR, Role.ADMIN));
        return "workspace/blocks";
    }

    private Map<Placeholder, String> values(
            TextBlock block, WorkItem item, @Nullable Customer customer, Person writer) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        var language = Locale.forLanguageTag(block.language());
        if (customer != null) {
            values.put(Placeholder.CUSTOMER_REF, customer.ref().value());
            if (customer.name() != null) {
                values.put(Placeholder.CUSTOMER_NAME, customer.name());
            }
        }
        values.put(Placeholder.AGENT_NAME, writer.displayName());
        queues.list().stream()
                .filter(queue -> queue.key().equals(item.queue()))
                .findFirst()
                .ifPresent(queue -> values.put(
                        Placeholder.QUEUE_NAME, CHINESE.equals(block.language()) ? queue.nameZh() : queue.nameEn()));
        values.put(Placeholder.JOURNEY_NAME, labels.journey(item.journey(), language));
        values.put(
                Placeholder.TODAY,
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(LocalDate.ofInstant(clock.instant(), zone)));
        return values;
    }

    private static String tag(Locale language) {
        return Locale.CHINESE.getLanguage().equals(language.getLanguage()) ? CHINESE : ENGLISH;
    }
}

package io.wayline.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.customer.Customers;
import io.wayline.journey.task.TaskFilter;
import io.wayline.journey.task.TaskList;
import io.wayline.journey.task.Tasks;
import io.wayline.journey.task.WorkItem;
import io.wayline.note.Notes;
import io.wayline.shared.CustomerRef;
import io.wayline.shared.Refusal;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.textblock.TextBlocks;

/** A desk at which somebody has begun to work: notes, a task that is taken, and one that rests. Filled again, it stays. */
@Component
class SampleDesk {

    private static final String AGENT = "lin";
    private static final String SUPERVISOR = "shen";
    private static final TaskFilter QUESTIONS = new TaskFilter(false, true, false, null, "kitchen-advice");
    private static final int LOOKED_AT = 50;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final LocalTime TOMORROW_AT = LocalTime.of(10, 0);
    private static final String WHY = "Asked to be called tomorrow morning";

    private final Accounts accounts;
    private final Customers customers;
    private final Notes notes;
    private final TextBlocks blocks;
    private final TaskList list;
    private final Tasks tasks;
    private final Clock clock;
    private final ZoneId zone;

    SampleDesk(
            Accounts accounts,
            Customers customers,
            Notes notes,
            TextBlocks blocks,
            TaskList list,
            Tasks tasks,
            Clock clock,
            ZoneId zone) {
        this.accounts = accounts;
        this.customers = customers;
        this.notes = notes;
        this.blocks = blocks;
        this.list = list;
        this.tasks = tasks;
        this.clock = clock;
        this.zone = zone;
    }

    /** Gives agents what they answer again and again, unless somebody has written such already. */
    void give(List<TextBlocks.Draft> texts) {
        if (blocks.page(null, 1).items().isEmpty()) {
            texts.forEach(text -> blocks.create(text, SUPERVISOR));
        }
    }

    /**
     * Fills it, as far as the demonstration accounts are there.
     *
     * @param patience how long journeys may take until their tasks wait
     */
    void fill(List<SampleCompany.NoteLine> lines, Duration patience) throws InterruptedException {
        for (var line : lines) {
            if (accounts.find(line.author()).isPresent()) {
                customers
                        .find(new CustomerRef(line.customer()))
                        .ifPresent(about -> notes.write(about.id(), null, line.text(), line.author(), line.key()));
            }
        }
        var agent = accounts.find(AGENT);
        if (agent.isPresent() && isFree(agent.get())) {
            begin(waiting(agent.get(), patience), agent.get());
        }
    }

    private boolean isFree(Person agent) {
        return list.count(TaskFilter.MINE, agent) == 0;
    }

    private List<WorkItem> waiting(Person agent, Duration patience) throws InterruptedException {
        var looks = patience.dividedBy(BETWEEN_LOOKS);
        var found = list.page(QUESTIONS, agent, null, LOOKED_AT).items();
        for (var look = 0; look < looks && found.size() < 3; look++) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            found = list.page(QUESTIONS, agent, null, LOOKED_AT).items();
        }
        return found;
    }

    /** The last but one is taken, the last rests until tomorrow: what is urgent still waits for whoever looks around. */
    private void begin(List<WorkItem> waiting, Person agent) {
        if (waiting.size() < 3) {
            return;
        }
        try {
            tasks.claim(waiting.get(waiting.size() - 2).id(), agent);
            var rests = tasks.claim(waiting.get(waiting.size() - 1).id(), agent);
            var until = clock.instant()
                    .atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atTime(TOMORROW_AT)
                    .atZone(zone);
            tasks.postpone(rests.id(), until.toInstant(), WHY, true, agent);
        } catch (Refusal somebodyElseWasQuicker) {
            // then the desk has been begun by whoever looks around
        }
    }
}

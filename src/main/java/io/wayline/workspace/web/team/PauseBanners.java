package io.wayline.workspace.web.team;

import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import io.wayline.shared.access.Role;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.pause.QueuePause;
import io.wayline.staff.pause.QueuePauses;
import io.wayline.workspace.team.Teams;

/** Says on pages of work that a queue is paused, to those who work on it; one statement while none is. */
@Component
public class PauseBanners {

    private final QueuePauses pauses;
    private final Queues queues;

    PauseBanners(QueuePauses pauses, Queues queues) {
        this.pauses = pauses;
        this.queues = queues;
    }

    /** A queue that is paused, by what its reader calls it. */
    public record Banner(String name, QueuePause pause) {}

    /** Adds {@code pauses}. */
    public void add(Person reader, Locale language, Model model) {
        var paused = pauses.now();
        model.addAttribute(
                "pauses",
                paused.isEmpty()
                        ? List.of()
                        : queues.list().stream()
                                .filter(queue -> paused.containsKey(queue.key()))
                                .filter(queue -> reader.is(Role.SUPERVISOR)
                                        || queue.members().contains(reader.username()))
                                .map(queue -> new Banner(Teams.name(queue, language), paused.get(queue.key())))
                                .toList());
    }
}

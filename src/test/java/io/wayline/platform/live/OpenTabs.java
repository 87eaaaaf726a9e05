package io.wayline.platform.live;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.springframework.context.ApplicationContext;

import io.wayline.platform.live.Watcher.Watched;
import io.wayline.staff.Person;
import io.wayline.staff.SignedIn;

/** Tabs that are open on a running product, one of each of these people. */
public final class OpenTabs implements AutoCloseable {

    private final Live live;
    private final List<Heard> tabs = new ArrayList<>();

    /** @param topics what each of the tabs watches */
    public OpenTabs(ApplicationContext product, List<Person> people, List<String> topics) {
        live = product.getBean(Live.class);
        var watched = topics.stream().map(Watched::of).toList();
        var now = product.getBean(Clock.class).instant();
        for (var person : people) {
            var tab = new Heard();
            tabs.add(tab);
            live.open(new Watcher(
                    UUID.randomUUID().toString(),
                    new SignedIn(person, 0),
                    null,
                    live.visible(watched, person),
                    tab,
                    now));
        }
        live.turn();
    }

    /** The median of what some looks take, in milliseconds. */
    public double look(int looks) {
        var took = new double[looks];
        for (var look = 0; look < looks; look++) {
            var begun = System.nanoTime();
            live.turn();
            took[look] = (System.nanoTime() - begun) / 1_000_000.0;
        }
        Arrays.sort(took);
        return took[looks / 2];
    }

    /** How many of them have been told something. */
    public long told() {
        return tabs.stream().filter(tab -> !tab.news().isEmpty()).count();
    }

    @Override
    public void close() {
        tabs.forEach(Heard::end);
        live.turn();
    }
}

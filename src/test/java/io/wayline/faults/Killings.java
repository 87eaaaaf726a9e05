package io.wayline.faults;

import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Shop;

/** Moves customers through a run while something is killed again and again, always in the middle of the work. */
final class Killings {

    private final Shop shop;
    private final Progress progress;
    private final Random random;

    Killings(Nodes nodes, long seed) {
        this.shop = new Shop(nodes);
        this.progress = new Progress(nodes);
        this.random = new Random(seed);
    }

    /** Moves all customers of the run to their wait. */
    void move(Run run, int kills, Runnable kill) {
        for (var number = 0; number < kills; number++) {
            var first = run.size() * number / kills;
            var last = run.size() * (number + 1) / kills;
            var before = progress.taken(run);
            var sending = CompletableFuture.runAsync(() -> shop.send(run, run.customers(first + 1, last)));
            progress.untilTaken(run, before + 1 + random.nextInt((last - first) / 2));
            kill.run();
            sending.join();
        }
        progress.untilSettled(run);
    }
}

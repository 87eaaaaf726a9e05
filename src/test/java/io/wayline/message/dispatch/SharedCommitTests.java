package io.wayline.message.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class SharedCommitTests {

    private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsWritten = new CountDownLatch(1);
    private final SharedCommit<String> commits = new SharedCommit<>(this::write);

    @Test
    void writesOneThatIsAloneAtOnce() {
        firstIsWritten.countDown();

        commits.join("one");
        commits.join("two");

        assertThat(written).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void writesAllTogetherThatCameWhileOneWasWritten() {
        var first = joins("one");
        var others = List.of(joins("two"), joins("three"), joins("four"));

        firstIsWritten.countDown();

        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(written).containsExactly(List.of("one"), List.of("two", "three", "four"));
    }

    @Test
    void tellsAFailureOnlyToTheOneThatWrote() {
        var first = joins("one");
        var second = joins("broken");
        var third = joins("three");

        firstIsWritten.countDown();

        first.join();
        var failed =
                List.of(second, third).stream().filter(SharedCommitTests::fails).toList();
        assertThat(failed).hasSize(1);
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> failed.get(0).join())
                .withMessageContaining("cannot be written");
        commits.join("four");
        assertThat(written).as("it goes on").contains(List.of("four"));
    }

    private void write(List<String> entries) {
        try {
            firstIsWritten.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        written.add(List.copyOf(entries));
        if (entries.contains("broken")) {
            throw new IllegalStateException("cannot be written");
        }
    }

    /** Joins on a thread of its own, and waits until that one waits. */
    private CompletableFuture<Void> joins(String entry) {
        var done = new CompletableFuture<Void>();
        var thread = new Thread(() -> {
            try {
                commits.join(entry);
                done.complete(null);
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        thread.setDaemon(true);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return done;
    }

    private static boolean fails(CompletableFuture<Void> call) {
        return call.handle((done, failure) -> failure != null).join();
    }
}

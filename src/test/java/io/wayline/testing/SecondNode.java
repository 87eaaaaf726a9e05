package io.wayline.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import io.wayline.Wayline;

/** A second node of the application, on the database of the first and with its clock. */
public final class SecondNode implements AutoCloseable {

    private static final int SECONDS_AT_MOST = 60;

    private final ConfigurableApplicationContext node;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /** It has what tests drive the first one with, too. */
    public SecondNode(ApplicationContext first) {
        var settings = DatabaseTest.class.getAnnotation(SpringBootTest.class).properties();
        node = new SpringApplicationBuilder(Wayline.class, Drivers.class)
                .properties(settings)
                .properties("server.port=0")
                .initializers(context -> share(first, (GenericApplicationContext) context))
                .run();
    }

    private static void share(ApplicationContext first, GenericApplicationContext second) {
        second.getBeanFactory().registerSingleton("productOnly", new ProductOnly());
        second.registerBean(
                "sameDatabase",
                JdbcConnectionDetails.class,
                () -> first.getBean(JdbcConnectionDetails.class),
                // it is the first node's to close
                definition -> definition.setDestroyMethodName(""));
        second.registerBean(
                "sameClock",
                SettableClock.class,
                () -> first.getBean(SettableClock.class),
                definition -> definition.setPrimary(true));
    }

    public ApplicationContext context() {
        return node;
    }

    public <T> T get(Class<T> part) {
        return node.getBean(part);
    }

    /** Does something on this node while the first one, the caller, stands still at a chosen point. */
    public <T> T does(Callable<T> work) {
        return result(begins(work));
    }

    /** Begins something on this node that may have to wait for the first one. */
    public <T> Future<T> begins(Callable<T> work) {
        return thread.submit(work);
    }

    /** What came of it; fails when the nodes wait for each other. */
    public static <T> T result(Future<T> work) {
        try {
            return work.get(SECONDS_AT_MOST, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("The second node did not do its work", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        node.close();
    }
}

package io.wayline.testing.nodes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;

import io.wayline.Wayline;
import io.wayline.testing.ProductOnly;

/**
 * The product as a process of its own, on the class path of the tests but without anything from them save a crash point
 * when one is named. Ends at once when its standard input does, so that it never outlives whoever started it.
 */
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) {
        var watch = new Thread(NodeMain::haltWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        var sources = new ArrayList<Class<?>>(List.of(Wayline.class));
        if (System.getProperty(CrashPoint.PROPERTY) != null) {
            sources.add(CrashingDataSource.class);
        }
        new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .initializers(context -> context.getBeanFactory().registerSingleton("productOnly", new ProductOnly()))
                .run(arguments);
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() >= 0) {
                // only its end matters
            }
        } catch (IOException gone) {
            // as good as the end
        }
        Runtime.getRuntime().halt(1);
    }
}

package io.wayline.faults;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.testing.nodes.Nodes;
import io.wayline.testing.nodes.Run;
import io.wayline.testing.nodes.Shop;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on a PostgreSQL, the same for all tests of faults: started for the first one, stopped after the last. */
final class TwoNodes implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Nodes nodes;
    private final Progress progress;
    private final Shop shop;

    private TwoNodes() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    // what is committed outlives a server process that is killed
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        nodes = new Nodes(
                postgres.getJdbcUrl("postgres", "postgres"), JdbcClient.create(postgres.getPostgresDatabase()));
        progress = new Progress(nodes);
        shop = new Shop(nodes);
        nodes.start("a");
        nodes.start("b");
    }

    Nodes nodes() {
        return nodes;
    }

    Progress progress() {
        return progress;
    }

    Shop shop() {
        return shop;
    }

    /** Waits until every mail of the run has come to an end, and holds all books against each other. */
    void allIsWell(Run run, long uncertain) {
        progress.untilSettled(run);
        var history = nodes.history(run);
        assertThat(history.broken()).as(history.table()).isEmpty();
        assertThat(history.uncertain()).as(history.table()).isEqualTo(uncertain);
    }

    @Override
    public void close() throws IOException {
        nodes.close();
        postgres.close();
    }

    /** Gives them to whoever asks, with a mail server that works. */
    static final class Giver implements ParameterResolver, BeforeEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == TwoNodes.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return of(test);
        }

        @Override
        public void beforeEach(ExtensionContext test) {
            of(test).nodes().mailServer().forget();
        }

        private static TwoNodes of(ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(TwoNodes.class, made -> new TwoNodes(), TwoNodes.class);
        }
    }
}

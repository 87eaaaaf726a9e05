package io.wayline.platform.start;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settles what the settings leave open. Without {@code spring.datasource.url} the embedded default is opened: H2 in the
 * data directory, reachable from this computer only, with a generated secret. With it, nothing is generated and a
 * secret is required.
 *
 * <p>Afterwards {@code wayline.embedded}, {@code wayline.data-dir} (absolute), {@code wayline.secret}, and
 * {@code wayline.base-url} are always set.
 */
class DefaultSettings implements EnvironmentPostProcessor {

    private static final String URL = "spring.datasource.url";
    private static final String EMBEDDED = "wayline.embedded";
    private static final String SECRET = "wayline.secret";
    private static final String OLD_SECRETS = "wayline.old-secrets";
    private static final String ADDRESS = "server.address";
    private static final int SHORTEST_SECRET = 32;
    private static final String DATABASE =
            "jdbc:h2:file:%s;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var opensFile = environment.getProperty(URL) == null;
        var embedded = environment.getProperty(EMBEDDED, Boolean.class, opensFile);
        var directory = DataDirectory.of(environment.getProperty("wayline.data-dir", "./data"));
        Map<String, Object> settled = new HashMap<>();
        settled.put(EMBEDDED, embedded);
        settled.put("wayline.data-dir", directory.path().toString());
        if (embedded) {
            keepToThisComputer(environment, settled);
            convertForTheSampleCompany(environment);
        }
        if (opensFile) {
            directory.open();
            settled.put(URL, DATABASE.formatted(directory.path().resolve("wayline")));
            settled.put("spring.datasource.username", "sa");
            settled.put("spring.datasource.password", "");
        }
        settled.put(SECRET, secret(environment, opensFile, directory));
        checkOldSecrets(environment);
        settled.put(
                "wayline.base-url",
                withoutSlash(environment.getProperty(
                        "wayline.base-url", "http://localhost:" + environment.getProperty("server.port", "8080"))));
        environment.getPropertySources().addFirst(new MapPropertySource("wayline", settled));
    }

    /** Anybody can read the demonstration accounts, so nobody else may reach them. */
    private static void keepToThisComputer(ConfigurableEnvironment environment, Map<String, Object> settled) {
        var address = environment.getProperty(ADDRESS, "127.0.0.1");
        try {
            if (!InetAddress.getByName(address).isLoopbackAddress()) {
                throw new StartRefused(
                        "server.address is %s, but the embedded default has demonstration accounts whose passwords"
                                        .formatted(address)
                                + " everybody knows, so it answers this computer only.",
                        "Connect a PostgreSQL database (spring.datasource.url) to open Wayline to others,"
                                + " or leave server.address unset.");
            }
        } catch (UnknownHostException unknown) {
            throw new StartRefused(
                    "server.address is %s, and no such address is known here.".formatted(address),
                    "Leave server.address unset.");
        }
        settled.put(ADDRESS, address);
    }

    /** The made-up company sells abroad; anything set wins over its made-up rates. */
    private static void convertForTheSampleCompany(ConfigurableEnvironment environment) {
        if (environment.getProperty("wayline.currency") == null) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "sample rates",
                            Map.of(
                                    "wayline.value.rates.EUR", "7.8",
                                    "wayline.value.rates.GBP", "9.1",
                                    "wayline.value.rates.USD", "7.1")));
        }
    }

    private static String secret(ConfigurableEnvironment environment, boolean opensFile, DataDirectory directory) {
        var secret = environment.getProperty(SECRET, "").strip();
        if (secret.isEmpty() && opensFile) {
            return directory.secret();
        }
        if (secret.length() < SHORTEST_SECRET) {
            throw new StartRefused(
                    secret.isEmpty()
                            ? "wayline.secret is not set. It signs links and message ids, the same on every node."
                            : "wayline.secret has %d characters; it needs %d."
                                    .formatted(secret.length(), SHORTEST_SECRET),
                    """
                    Make one and keep it with the database password, then set it in the environment:
                        export WAYLINE_SECRET="$(openssl rand -base64 32)\"""");
        }
        return secret;
    }

    /** They still verify and open, so they must be as hard to guess. */
    private static void checkOldSecrets(ConfigurableEnvironment environment) {
        for (var old : environment.getProperty(OLD_SECRETS, "").split(",")) {
            if (!old.isBlank() && old.strip().length() < SHORTEST_SECRET) {
                throw new StartRefused(
                        "A secret in %s has %d characters; all of ours have at least %d."
                                .formatted(OLD_SECRETS, old.strip().length(), SHORTEST_SECRET),
                        "List what wayline.secret was before, separated by commas, or leave it out.");
            }
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}

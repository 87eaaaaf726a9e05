package io.wayline.journey.engine.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.wayline.journey.check.Literals;

/**
 * The words that stand in some diagram, decision, or form that was ever published: what they compare with, decide, and
 * offer to choose. Whatever such a word looks like, it is the company's and nobody's own. Asked only of what looks
 * unusual; each deployment is read once.
 */
@Component
public class PublishedWords {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Set<String> deployments = ConcurrentHashMap.newKeySet();
    private final Set<String> words = ConcurrentHashMap.newKeySet();
    private volatile Instant readAt = Instant.MIN;

    PublishedWords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a word was published; one that another node published within two seconds may be missing. */
    public boolean contain(String word) {
        if (words.contains(word)) {
            return true;
        }
        if (Duration.between(readAt, clock.instant()).abs().compareTo(FRESH) > 0) {
            readNew();
        }
        return words.contains(word);
    }

    /** The same, without a word missing. */
    public boolean containByNow(String word) {
        if (!words.contains(word)) {
            readNew();
        }
        return words.contains(word);
    }

    /** Makes the next look read what is new. */
    void forget() {
        readAt = Instant.MIN;
    }

    private void readNew() {
        jdbc.sql("select id_ from act_re_deployment").query(String.class).list().stream()
                .filter(deployment -> !deployments.contains(deployment))
                .forEach(this::read);
        readAt = clock.instant();
    }

    private void read(String deployment) {
        jdbc.sql("select name_, bytes_ from act_ge_bytearray where deployment_id_ = ?")
                .param(deployment)
                .query(row -> {
                    words.addAll(Literals.of(
                            row.getString("name_"), new String(row.getBytes("bytes_"), StandardCharsets.UTF_8)));
                });
        deployments.add(deployment);
    }
}

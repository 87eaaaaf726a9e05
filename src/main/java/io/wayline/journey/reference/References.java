package io.wayline.journey.reference;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

import io.wayline.shared.CustomerId;

/**
 * References of events under stand-ins. What could be personal, such as an order's number that is a telephone's as well,
 * is a row of ours that can be erased; the engine keeps a word that says nothing and is nobody's (a pseudonym, in the
 * words of the law). Every call joins the caller's transaction.
 */
@Component
public class References {

    private static final String PREFIX = "ref:";
    private static final Pattern STAND_IN = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    private final JdbcClient jdbc;
    private final Clock clock;

    References(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the engine may keep a text as it is; costs nothing. */
    public static boolean isOrdinary(String text) {
        return OrdinaryShape.has(text) && !text.startsWith(PREFIX);
    }

    /** Whether a text is, or has within it, what may be a stand-in; costs nothing. */
    public static boolean mayHoldOne(String text) {
        return text.contains(PREFIX) && STAND_IN.matcher(text).find();
    }

    /**
     * The stand-in of a reference for this customer, the same each time unless two nodes make the first at the same
     * moment; then either is good. One statement for a new one, two for a known one.
     */
    public String standIn(CustomerId customer, String reference) {
        var fresh = PREFIX + UUID.randomUUID().toString().replace("-", "");
        var kept = jdbc.sql("""
                        insert into journey_reference (stand_in, customer_id, reference, used_at)
                        select ?, ?, ?, ? where not exists (
                            select 1 from journey_reference where customer_id = ? and reference = ?)""")
                .params(fresh, customer.value(), reference, now(), customer.value(), reference)
                .update();
        return kept == 1 ? fresh : known(customer, reference).orElseGet(() -> again(fresh, customer, reference));
    }

    private Optional<String> known(CustomerId customer, String reference) {
        var keys = new GeneratedKeyHolder();
        jdbc.sql("update journey_reference set used_at = ? where customer_id = ? and reference = ?")
                .params(now(), customer.value(), reference)
                .update(keys, "stand_in");
        // a merged customer may have brought a second one
        return keys.getKeyList().stream()
                .map(row -> (String) row.values().iterator().next())
                .sorted()
                .findFirst();
    }

    /** Was erased between the two statements. */
    private String again(String fresh, CustomerId customer, String reference) {
        jdbc.sql("insert into journey_reference (stand_in, customer_id, reference, used_at) values (?, ?, ?, ?)")
                .params(fresh, customer.value(), reference, now())
                .update();
        return fresh;
    }

    /**
     * A text with the references themselves where it has stand-ins; one that was erased stays as it is. One statement for
     * each stand-in, none without.
     */
    public String inFull(String text) {
        return mayHoldOne(text)
                ? STAND_IN.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                reference(found.group()).orElse(found.group())))
                : text;
    }

    private Optional<String> reference(String standIn) {
        return jdbc.sql("select reference from journey_reference where stand_in = ?")
                .param(standIn)
                .query(String.class)
                .optional();
    }

    /**
     * Erases the references of a customer; what the engine keeps of them says nothing any more. Done twice, the second
     * time finds nothing.
     *
     * @return how many were erased
     */
    public int erase(CustomerId customer) {
        return jdbc.sql("delete from journey_reference where customer_id = ?")
                .param(customer.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

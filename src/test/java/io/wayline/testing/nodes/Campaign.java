package io.wayline.testing.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.awaitility.Awaitility.await;

/**
 * Customers of their own who are invited, by one run, into a campaign that takes everybody as often as they are invited:
 * whoever had a second turn would be on it twice.
 */
public final class Campaign {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JdbcClient sql;
    private final Commands commands;
    private final String name;
    private final int size;
    private String run = "";

    public Campaign(Nodes nodes, String name, int size) {
        this.sql = nodes.sql();
        this.commands = new Commands(nodes);
        this.name = name;
        this.size = size;
        sql.sql("""
                        insert into customer (id, ref, lifecycle, since, changed_at, version)
                        select gen_random_uuid(), :name || '-' || n, 'NEW', now(), now(), 0 from generate_series(1, :size) n""").param("name", name).param("size", size).update();
        sql.sql("""
                        insert into customer_tag (customer_id, tag)
                        select id, :name from customer where ref like :name || '-%'""").param("name", name).update();
        sql.sql("analyze customer, customer_tag").update();
        commands.put(
                "/api/v1/segments/" + name,
                Map.of(
                        "name", Map.of("en", name, "zh", name),
                        "rule", Map.of("term", "customer.tag", "is", List.of(name))));
    }

    /** Asks a node for the run; once more gives the same one. */
    public String begin() {
        run = commands.post("/api/v1/enrolments", Map.of("segment", name, "campaign", "invitation", "requestKey", name))
                .get("ref")
                .asString();
        return run;
    }

    public void pause() {
        commands.post("/api/v1/enrolments/" + run + "/pause", Map.of("reason", "a test"));
    }

    public void resume() {
        commands.post("/api/v1/enrolments/" + run + "/resume", Map.of("reason", "a test"));
    }

    /** How many the run says that it has invited. */
    public long counted() {
        return one("select coalesce(sum(invited), 0) from enrolment where ref = ?");
    }

    /** How many invitations there are. */
    public long invitations() {
        return one("select count(*) from inbox_event where event_id like 'invited:' || ? || ':%'");
    }

    /** How many invitations have not been handed out. */
    long waiting() {
        return one(
                "select count(*) from inbox_event where event_id like 'invited:' || ? || ':%' and state = 'RECEIVED'");
    }

    /** How often a journey was begun. */
    public long begun() {
        return one("""
                select count(*) from journey_instance where journey = 'invitation' and customer_id in (
                    select customer_id from enrolment_member where enrolment = ?)""");
    }

    /** Until so many are on the journey. */
    public void untilBegun(long many) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> begun() >= many);
    }

    /** Until every invitation that there is has been handed out. */
    public void untilHandedOut() {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> waiting() == 0);
    }

    /** Until everybody has had their turn and stands on the journey, or has come to no good. */
    public void untilOver() {
        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        one("select count(*) from enrolment where ref = ? and state = 'DONE'") == 1 && waiting() == 0);
    }

    /** Everything that is not as it must be, in words; empty when each was invited once and stands on the journey once. */
    public List<String> broken() {
        var broken = new ArrayList<String>();
        say(broken, size - counted(), "customers less than were found are counted as invited");
        say(broken, size - invitations(), "invitations are missing");
        say(broken, size - begun(), "journeys were not begun");
        say(broken, one("""
                        select count(*) from (select j.customer_id from journey_instance j
                            join enrolment_member m on m.customer_id = j.customer_id and m.enrolment = ?
                            where j.journey = 'invitation' group by j.customer_id having count(*) > 1) twice"""), "customers are on the journey twice");
        say(broken, one("""
                        select count(*) from (select t.customer_id from timeline_entry t
                            join enrolment_member m on m.customer_id = t.customer_id and m.enrolment = ?
                            where t.kind = 'campaign-invited' group by t.customer_id having count(*) > 1) twice"""), "customers were invited twice by their story");
        say(broken, one("""
                        select count(*) from enrolment_member m where m.enrolment = ? and not exists (
                            select 1 from act_ru_job t join journey_instance j on j.id = t.process_instance_id_
                            where j.customer_id = m.customer_id and j.journey = 'invitation')"""), "customers wait for nothing");
        return broken;
    }

    private long one(String question) {
        return sql.sql(question).param(run).query(Long.class).single();
    }

    private static void say(List<String> broken, long many, String what) {
        if (many != 0) {
            broken.add(many + " " + what);
        }
    }
}

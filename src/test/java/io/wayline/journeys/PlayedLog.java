package io.wayline.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.audience.AudienceDriver;
import io.wayline.events.EventsDriver;
import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.journey.EngineDriver;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.testing.PurchaseLog;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A log of purchases as a shop lives it: up to a day it comes in as files, and from then on day by day, with the churn
 * watch every night, the purchases as events at noon, and the mails on their way. Nobody else has ever bought anything.
 */
@TestComponent
class PlayedLog {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ImportDriver files;
    private final EngineDriver engine;
    private final EventsDriver events;
    private final AudienceDriver audience;
    private final DispatchDriver dispatch;
    private final RuntimeService running;
    private final JdbcClient jdbc;
    private final SettableClock clock;

    PlayedLog(
            ImportDriver files,
            EngineDriver engine,
            EventsDriver events,
            AudienceDriver audience,
            DispatchDriver dispatch,
            RuntimeService running,
            JdbcClient jdbc,
            SettableClock clock) {
        this.files = files;
        this.engine = engine;
        this.events = events;
        this.audience = audience;
        this.dispatch = dispatch;
        this.running = running;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nobody has bought, was looked at, or was written to. */
    void sweep() {
        for (var table : List.of(
                "customer_order_item",
                "customer_order",
                "customer_value",
                "enrolment_member",
                "enrolment",
                "segment_member",
                "segment_watch",
                "segment_move",
                "outbox_message")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("update value_run set computed_at = null, requested_at = null, failed_at = null, failure = null")
                .update();
    }

    /** All of these come as files in the evening of their last day; from then on the churn watch runs every night. */
    void comesIn(PurchaseLog log) {
        clock.set(log.lastDay().atTime(22, 0).atZone(SHANGHAI).toInstant());
        assertThat(files.run(ImportKind.CUSTOMERS, log.customersAsCsv()).rows().created())
                .isEqualTo(log.customers().size());
        assertThat(files.run(ImportKind.ORDERS, log.ordersAsCsv()).rows().created())
                .isEqualTo(log.purchases().size());
        engine.timerGoes("churn-watch");
    }

    /** The night in which this day begins, up to six in the morning. */
    void sleeps(LocalDate day) {
        isAt(day, 6);
        audience.turns(1);
        engine.allRuns();
    }

    /** The day from six to eight in the evening, with what is bought on it at noon. */
    void lives(LocalDate day, List<PurchaseLog.Purchase> purchases) {
        isAt(day, 12);
        var number = 0;
        for (var purchase : purchases) {
            number++;
            events.send(
                    "order.placed",
                    purchase.customer(),
                    Map.of(
                            "orderRef",
                            "%s-%s-%d".formatted(purchase.customer(), day, number),
                            "amount",
                            purchase.amount().toPlainString(),
                            "currency",
                            "CNY",
                            "placedAt",
                            clock.instant().toString()));
        }
        engine.allRuns();
        dispatch.deliverDue();
        isAt(day, 20);
        dispatch.deliverDue();
    }

    private void isAt(LocalDate day, int hour) {
        engine.timePasses(Duration.between(
                clock.instant(), day.atTime(hour, 0).atZone(SHANGHAI).toInstant()));
    }

    /** Nobody of these is on the way any more, and no night comes. */
    void ends(String prefix) {
        engine.timersRest();
        var onTheWay = jdbc.sql("""
                        select j.id from journey_instance j join customer c on c.id = j.customer_id
                        where c.ref like ? and j.ended_at is null""").param(prefix + "%").query(String.class).list();
        running.deleteProcessInstancesIfExists(onTheWay, "the test is over", false, false, false);
    }

    /** Whom journeys were told of as at risk since, sorted, as often as they were. */
    List<String> atRisk(String prefix, Instant since) {
        return jdbc.sql("""
                        select subject from inbox_event
                        where type = 'customer.at-risk' and subject like ? and received_at > ?""").params(prefix + "%", since.atOffset(ZoneOffset.UTC)).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    /** Whom the churn watch itself let go since, by its word in their story, as often as it stands there. */
    List<String> letGo(String prefix, Instant since) {
        return jdbc.sql("""
                        select c.ref from timeline_entry t join customer c on c.id = t.customer_id
                        where c.ref like ? and t.at > ? and t.kind = 'lifecycle-moved' and t.facts like '%"to":"CHURNED"%'
                            and t.cause_kind = 'STEP' and t.cause_ref like 'churn-watch/Task_ReleaseGone/%'""").params(prefix + "%", since.atOffset(ZoneOffset.UTC)).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    /** Where each of them stands. */
    Map<String, String> lifecycles(String prefix) {
        var standing = new TreeMap<String, String>();
        jdbc.sql("select ref, lifecycle from customer where ref like ?")
                .param(prefix + "%")
                .query(row -> {
                    standing.put(
                            row.getString("ref"), row.getString("lifecycle").strip());
                });
        return standing;
    }

    /**
     * Somebody's way through win-back.
     *
     * @param variant null when chance has not spoken
     * @param end null while it goes on
     */
    record WinBack(
            String customer,
            @Nullable String variant,
            Instant began,
            @Nullable Instant ended,
            @Nullable String end) {

        boolean heldOut() {
            return "holdout".equals(variant);
        }

        boolean returned() {
            return "EndEvent_CustomerWonBack".equals(end) || "EndEvent_ReturnedWithoutUs".equals(end);
        }

        /** Whether it was noon of this day while it went on. */
        boolean sawNoonOf(LocalDate day) {
            var noon = day.atTime(12, 0).atZone(SHANGHAI).toInstant();
            return began.isBefore(noon) && (ended == null || !ended.isBefore(noon));
        }
    }

    List<WinBack> winBacks(String prefix) {
        return jdbc.sql("""
                        select c.ref, v.variant, j.started_at, j.ended_at, j.ended_by
                        from journey_instance j join customer c on c.id = j.customer_id
                        left join experiment_variant v on v.customer_id = c.id and v.experiment = 'win-back'
                        where j.journey = 'win-back' and c.ref like ? order by c.ref""")
                .param(prefix + "%")
                .query((row, number) -> {
                    var ended = row.getObject("ended_at", OffsetDateTime.class);
                    return new WinBack(
                            row.getString("ref"),
                            row.getString("variant"),
                            row.getObject("started_at", OffsetDateTime.class).toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getString("ended_by"));
                })
                .list();
    }

    /** A mail of win-back, whatever became of it. */
    record Mail(
            String customer,
            String template,
            String state,
            @Nullable String reason) {

        boolean left() {
            return "SENT".equals(state);
        }
    }

    List<Mail> mails(String prefix) {
        return jdbc.sql("""
                        select customer_ref, template, state, reason from outbox_message
                        where customer_ref like ? and template like 'win-back-%' order by customer_ref, id""")
                .param(prefix + "%")
                .query((row, number) -> new Mail(
                        row.getString("customer_ref"),
                        row.getString("template"),
                        row.getString("state").strip(),
                        row.getString("reason")))
                .list();
    }

    /** The story of a log that was played. */
    record Played(
            PurchaseLog log,
            LocalDate cut,
            Set<String> quietAtFirst,
            Set<String> goneAtFirst,
            List<WinBack> winBacks,
            List<Mail> mails) {

        Map<String, Long> mailsThatLeft() {
            return mails.stream()
                    .filter(Mail::left)
                    .collect(Collectors.groupingBy(Mail::template, TreeMap::new, Collectors.counting()));
        }

        Map<String, Long> variants() {
            return winBacks.stream()
                    .filter(each -> each.variant() != null)
                    .collect(Collectors.groupingBy(
                            each -> String.valueOf(each.variant()), TreeMap::new, Collectors.counting()));
        }

        /** How many of those on win-back bought when it had ended without them. */
        long boughtAfterwards() {
            return winBacks.stream()
                    .filter(each -> !each.returned() && each.ended() != null)
                    .filter(each -> log.purchases().stream()
                            .anyMatch(purchase -> purchase.customer().equals(each.customer())
                                    && !purchase.day().isBefore(LocalDate.ofInstant(each.began(), SHANGHAI))))
                    .count();
        }

        long held() {
            return winBacks.stream().filter(WinBack::heldOut).count();
        }
    }

    /**
     * Plays the last days of a log and holds every night and the whole against what is reckoned by hand.
     *
     * @param days how many of its last days are played
     */
    Played play(PurchaseLog log, int days, String prefix) {
        var cut = log.lastDay().minusDays(days);
        var before = log.until(cut);
        var hand = new WatchedByHand();
        before.purchases().forEach(hand::buys);
        sweep();
        comesIn(before);
        assertThat(lifecycles(prefix))
                .as("after the import")
                .allSatisfy((ref, at) -> assertThat(at).isEqualTo("ACTIVE"));

        var first = new ArrayList<WatchedByHand.Night>();
        for (var day = cut.plusDays(1); !day.isAfter(log.lastDay()); day = day.plusDays(1)) {
            var evening = clock.instant();
            sleeps(day);
            var night = hand.night(day);
            assertThat(atRisk(prefix, evening)).as("at risk, night to " + day).containsExactlyElementsOf(night.quiet());
            assertThat(letGo(prefix, evening)).as("let go, night to " + day).containsExactlyElementsOf(night.gone());
            if (first.isEmpty()) {
                first.add(night);
            }
            var bought = log.on(day);
            lives(day, bought);
            bought.forEach(hand::buys);
        }
        var played = new Played(log, cut, first.get(0).quiet(), first.get(0).gone(), winBacks(prefix), mails(prefix));
        whoBoughtReturned(played);
        nobodyIsWrittenToWhoShouldNotBe(played);
        lifecycles(prefix)
                .forEach((customer, at) -> assertThat(
                                Set.of("ACTIVE", "WON_BACK").contains(at))
                        .as(customer + " is " + at)
                        .isEqualTo(hand.isWatched(customer)));
        return played;
    }

    /** Exactly those who bought while they were on win-back have returned, and the held out without us. */
    private static void whoBoughtReturned(Played played) {
        var days = new HashMap<String, Set<LocalDate>>();
        played.log().purchases().stream()
                .filter(each -> each.day().isAfter(played.cut()))
                .forEach(each -> days.computeIfAbsent(each.customer(), name -> new TreeSet<>())
                        .add(each.day()));
        assertThat(played.winBacks()).extracting(WinBack::customer).doesNotHaveDuplicates();
        for (var each : played.winBacks()) {
            assertThat(each.returned())
                    .as(each.toString())
                    .isEqualTo(days.getOrDefault(each.customer(), Set.of()).stream()
                            .anyMatch(each::sawNoonOf));
            if (each.returned()) {
                assertThat(each.end())
                        .isEqualTo(each.heldOut() ? "EndEvent_ReturnedWithoutUs" : "EndEvent_CustomerWonBack");
            }
        }
    }

    /** No mail left to who never agreed or is held out, no offer to who was to be asked only, and none twice. */
    private static void nobodyIsWrittenToWhoShouldNotBe(Played played) {
        var agreed = played.log().until(played.cut()).agreed();
        var heldOut = names(played, "holdout");
        assertThat(played.mails()).extracting(Mail::customer).noneMatch(heldOut::contains);
        var left = played.mails().stream().filter(Mail::left).toList();
        assertThat(left).extracting(Mail::customer).isSubsetOf(agreed);
        assertThat(left)
                .filteredOn(mail -> mail.template().equals("win-back-offer"))
                .extracting(Mail::customer)
                .isSubsetOf(names(played, "offer"));
        assertThat(left)
                .extracting(mail -> mail.customer() + " " + mail.template())
                .doesNotHaveDuplicates();
    }

    private static Set<String> names(Played played, String variant) {
        return played.winBacks().stream()
                .filter(each -> variant.equals(each.variant()))
                .map(WinBack::customer)
                .collect(Collectors.toSet());
    }
}

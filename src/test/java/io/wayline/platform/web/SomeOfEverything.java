package io.wayline.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.wayline.intake.file.ImportDriver;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.journey.EngineDriver;
import io.wayline.journeys.JourneyDriver;
import io.wayline.message.dispatch.DispatchDriver;
import io.wayline.shared.InvalidValue;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.studio.web.FailingStep;
import io.wayline.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A small company with some of everything that pages show, made by the acts of its people where there is an act for it. */
@TestComponent
class SomeOfEverything {

    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T02:00:00Z");

    private final JourneyDriver journey;
    private final EngineDriver engine;
    private final DispatchDriver mails;
    private final ImportDriver imports;
    private final FailingStep failing;
    private final Accounts accounts;
    private final ObjectProvider<SettableClock> clock;
    private final JdbcClient jdbc;
    private final ObjectProvider<MockMvcTester> mvc;
    private final List<String> deployments = new ArrayList<>();
    private final Map<String, List<String>> ledTo = new HashMap<>();

    SomeOfEverything(
            JourneyDriver journey,
            EngineDriver engine,
            DispatchDriver mails,
            ImportDriver imports,
            FailingStep failing,
            Accounts accounts,
            ObjectProvider<SettableClock> clock,
            JdbcClient jdbc,
            ObjectProvider<MockMvcTester> mvc) {
        this.journey = journey;
        this.engine = engine;
        this.mails = mails;
        this.imports = imports;
        this.failing = failing;
        this.accounts = accounts;
        this.clock = clock;
        this.jdbc = jdbc;
        this.mvc = mvc;
    }

    /** What people have written, in their own language, and names that somebody has given. */
    static final List<String> WRITTEN = List.of(
            "Emma Clarke",
            "James Okafor",
            "陈雨桐",
            "Lin Yue",
            "Shen Qiao",
            "He Ping",
            "Tang Rui",
            "Administrator",
            "Handle with care",
            "Failing step",
            "Enamelled pot with a lid");

    /** Where the acts of this person led them. */
    List<String> whereActsLedTo(String person) {
        return ledTo.getOrDefault(person, List.of());
    }

    void happens() {
        clock.getObject().set(MONDAY_TEN);
        // a form is known from its publication on, and this company works before the build
        var at = java.sql.Timestamp.from(MONDAY_TEN.minusSeconds(60));
        jdbc.sql("update act_re_deployment set deploy_time_ = ? where deploy_time_ > ?")
                .params(at, at)
                .update();
        customers();
        journey.timePasses(Duration.ofMinutes(5));
        mails.deliverDue();
        work();
        calls();
        house();
        failures();
        faults();
    }

    private void customers() {
        registers("W-1001", "Emma Clarke", "en", "Europe/London", "+447700900123", "lin");
        registers("W-1002", "陈雨桐", "zh-CN", "Asia/Shanghai", "+8611100000137", "lin");
        registers("W-1003", "James Okafor", "en", "Africa/Lagos", "+8611100000138", "shen");
        registers("W-1004", "James Okafor", "en", "Africa/Lagos", "+8611100000138", "shen");
        journey.happens("order.placed", "W-1001", order("SO-1001"))
                .happens("order.placed", "W-1002", order("SO-1002"))
                .happens("order.shipped", "W-1002", Map.of("orderRef", "SO-1002"))
                .comes("order.delivered", "W-unknown", Map.of("orderRef", "SO-1"))
                .comes("order.shipped", "W-1001", Map.of("orderRef", "SO-1001"))
                .comes("something.else", "W-1001", Map.of());
        for (var ref : List.of("W-1001", "W-1002", "W-1003")) {
            acts("shen", "/customers/" + ref + "/holds", "reason", "9.9");
            acts(ownerOf(ref), "/customers/" + ref + "/notes", "text", "@shen 9.9", "key", key());
            acts("shen", "/customers/" + ref + "/tags", "tag", "vip");
            acts(
                    "shen",
                    "/customers/" + ref + "/consents",
                    "topic",
                    "marketing:email",
                    "answer",
                    "given",
                    "how",
                    "call");
        }
        acts("lin", "/customers/W-1001/reveal", "reason", "CALL");
        acts("shen", "/customers/W-1001/owner", "owner", "shen");
        acts("shen", "/customers/W-1001/owner", "owner", "lin");
        acts("lin", "/customers", "exactly", "W-1003", "reason", "CALL");
        acts("shen", "/customers/W-1002/tags/remove", "tag", "vip");
    }

    private String ownerOf(String ref) {
        return ref.equals("W-1003") ? "shen" : "lin";
    }

    private void registers(String ref, String name, String locale, String zone, String phone, String owner) {
        journey.happens(
                "customer.registered",
                ref,
                Map.of(
                        "email",
                        ref.toLowerCase(java.util.Locale.ROOT) + "@example.com",
                        "name",
                        name,
                        "locale",
                        locale,
                        "zone",
                        zone,
                        "phone",
                        phone,
                        "owner",
                        owner,
                        "consents",
                        List.of(
                                Map.of("purpose", "marketing", "channel", "email"),
                                Map.of("purpose", "marketing", "channel", "phone"))));
    }

    private static Map<String, ?> order(String ref) {
        return Map.of(
                "orderRef",
                ref,
                "amount",
                "489.00",
                "currency",
                "CNY",
                "items",
                List.of(Map.of(
                        "sku",
                        "WJ-20",
                        "name",
                        "Enamelled pot with a lid",
                        "category",
                        "pots",
                        "quantity",
                        1,
                        "price",
                        "489.00")));
    }

    private void work() {
        for (var number = 0; number < 8; number++) {
            acts(
                    "shen",
                    "/customers/" + (number % 2 == 0 ? "W-1001" : "W-1002") + "/tasks",
                    "title",
                    "9." + number,
                    "queue",
                    queue(),
                    "due",
                    number == 0 ? "2026-11-23T10:10" : "2026-11-25T17:00",
                    "text",
                    "9.9",
                    "key",
                    key());
        }
        journey.stepsRun();
        var open = jdbc.sql("select id from work_item where state = 'WAITING' and journey = 'task-by-hand' order by id")
                .query(String.class)
                .list();
        assertThat(open).hasSizeGreaterThanOrEqualTo(8);
        open.subList(0, 6).forEach(task -> acts("lin", "/work/" + task + "/claim"));
        acts(
                "lin",
                "/work/" + open.get(0) + "/follow-up",
                "until",
                "2026-11-24T10:00",
                "reason",
                "9.9",
                "pastDue",
                "true");
        acts("lin", "/work/" + open.get(1) + "/escalate", "reason", "9.9");
        acts("lin", "/work/" + open.get(2) + "/hand-over", "to", "shen", "reason", "9.9");
        acts("lin", "/work/" + open.get(3) + "/release");
        acts(
                "lin",
                "/work/" + open.get(4) + "/complete",
                "version",
                version(open.get(4)),
                "field.workResult",
                "done",
                "field.note",
                "9.9");
        acts("lin", "/bulk", "list", "work", "act", "take", "chosen", open.get(6));
        acts("lin", "/views", "list", "work", "name", "9.9", "filters", "show=late");
        journey.stepsRun();
    }

    private String version(String task) {
        return jdbc.sql("select version from work_item where id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private String queue() {
        return jdbc.sql("select queue_key from staff_queue_member where username = 'lin' order by queue_key")
                .query(String.class)
                .list()
                .get(0);
    }

    private void calls() {
        for (var ref : List.of("W-1001", "W-1002")) {
            acts(
                    "shen",
                    "/customers/" + ref + "/calls",
                    "title",
                    "9.8",
                    "queue",
                    queue(),
                    "within",
                    "P2D",
                    "text",
                    "9.9",
                    "key",
                    key());
        }
        journey.stepsRun();
        journey.timePasses(Duration.ofHours(20));
    }

    private void house() {
        acts("shen", "/team/queues/" + queue() + "/pause", "reason", "9.9", "until", "2026-11-30T09:00");
        acts(
                "lin",
                "/absences",
                "id",
                key(),
                "username",
                "lin",
                "first",
                "2026-12-10",
                "last",
                "2026-12-11",
                "handsOver",
                "DUE");
        acts("shen", "/settings/text-blocks", "name", "9.9", "language", "zh-CN", "body", "9.9");
        acts("shen", "/customers/W-1003/erasure");
        acts("he", "/mails/suppressed", "address", "nobody@example.com", "reason", "9.9");
        imports.run(ImportKind.CUSTOMERS, "ref,email,zone\nW-2001,a@b@example.com,Nowhere\nW-2002,w@example.com,\n");
    }

    /** Mails and events in states that take a fault to come to. */
    private void faults() {
        var states = List.of("FAILED", "UNKNOWN", "CANCELLED", "EXPIRED", "HELD", "PENDING");
        var mails = jdbc.sql("select id from outbox_message order by id")
                .query(Long.class)
                .list();
        for (var at = 0; at < Math.min(mails.size(), states.size()); at++) {
            jdbc.sql("""
                            update outbox_message set state = ?, error_class = 'POLICY', attempts = 1,
                                handover_at = created_at, expires_at = created_at, reason = ?, reason_facts = null,
                                resolution = case when state = 'CANCELLED' then 'CANCELLED' end,
                                resolved_by = 'shen', resolved_at = created_at, resolution_reason = '9.9'
                            where id = ?""")
                    .params(states.get(at), states.get(at).equals("HELD") ? "quiet-hours" : null, mails.get(at))
                    .update();
        }
        jdbc.sql("update inbox_event set state = 'FAILED', note = 'order.amount is no number: write one.'"
                        + " where subject = 'W-1001' and type = 'order.shipped'")
                .update();
    }

    /** An act that is refused, and says so on its page. */
    record Asked(String person, String path, Map<String, String> values) {}

    /** What people send who have overlooked something. */
    List<Asked> wrong() {
        var mine = jdbc.sql("select id from work_item where state = 'TAKEN' and assignee = 'lin' order by id")
                .query(String.class)
                .list();
        var wrong = new ArrayList<>(List.of(
                new Asked("shen", "/customers/W-1001/tasks", Map.of("key", key(), "due", "2020-01-01T10:00")),
                new Asked("shen", "/customers/W-1001/calls", Map.of("key", key())),
                new Asked(
                        "shen",
                        "/customers/W-1001",
                        Map.of(
                                "version",
                                "0",
                                "name",
                                "",
                                "email",
                                "a@b@c",
                                "phone",
                                "1",
                                "locale",
                                "x",
                                "zone",
                                "y",
                                "birthday",
                                "z")),
                new Asked("shen", "/settings/text-blocks", Map.of("name", "")),
                new Asked("shen", "/team/queues/" + queue() + "/pause", Map.of("reason", "")),
                new Asked("lin", "/absences", Map.of("id", key(), "username", "lin", "first", "x", "last", "y")),
                new Asked("admin", "/settings/queues", Map.of("key", "Ä", "nameEn", "")),
                new Asked("admin", "/settings/accounts", Map.of("username", "Ä")),
                new Asked("admin", "/settings/keys", Map.of("name", "")),
                new Asked("admin", "/settings/sources", Map.of("source", "x", "rate", "-1"))));
        mine.forEach(task -> {
            wrong.add(new Asked("lin", "/work/" + task + "/complete", Map.of("version", version(task))));
            wrong.add(new Asked("lin", "/work/" + task + "/follow-up", Map.of("reason", "")));
            wrong.add(new Asked("lin", "/work/" + task + "/hand-over", Map.of("to", "", "reason", "")));
            wrong.add(new Asked("lin", "/work/" + task + "/escalate", Map.of("reason", "")));
            wrong.add(new Asked("shen", "/work/" + task + "/claim", Map.of()));
        });
        return wrong;
    }

    private void failures() {
        failing.failure = new InvalidValue("template", "has no subject", "write one");
        deployments.add(failing.manyFail(1));
        failing.failure = null;
    }

    /** What was drawn goes again; the rest belongs to customers of its own. */
    void isForgotten() {
        deployments.forEach(failing::forget);
        deployments.clear();
        acts("shen", "/team/queues/" + queue() + "/resume");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private void acts(String who, String path, String... namesAndValues) {
        var values = new HashMap<String, String>();
        for (var at = 0; at < namesAndValues.length; at += 2) {
            values.put(namesAndValues[at], namesAndValues[at + 1]);
        }
        var person = accounts.find(who).orElseThrow();
        var asked = post(path).with(csrf()).with(authentication(new SignedIn(person, 0)));
        values.forEach(asked::param);
        var answer = mvc.getObject().perform(asked).getResponse();
        assertThat(answer.getStatus()).as(who + ": POST " + path).isLessThan(400);
        if (answer.getRedirectedUrl() != null) {
            ledTo.computeIfAbsent(who, first -> new ArrayList<>()).add(answer.getRedirectedUrl());
        }
    }
}

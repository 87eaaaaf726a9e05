package io.wayline.platform.web.search;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.customer.CustomerDriver;
import io.wayline.journey.task.TaskJourney;
import io.wayline.shared.search.SearchText;
import io.wayline.staff.Accounts;
import io.wayline.staff.Person;
import io.wayline.staff.Queues;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SqlCount;

import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DatabaseTest
class SearchPagesTests {

    @Autowired
    MockMvc web;

    @Autowired
    Accounts accounts;

    @Autowired
    Queues queues;

    @Autowired
    CustomerDriver customers;

    @Autowired
    TaskJourney journey;

    @Autowired
    Searches searches;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    SqlCount sql;

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);
    private final String digits = "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private final String lins = "own-" + mark;
    private final String others = "other-" + mark;
    private final String queue = "q-" + mark;

    @BeforeEach
    void twoCustomersAndAQueue() {
        customers.is(lins, "name", "Qiu " + mark + " 秋", "owner", "lin", "phone", "+86138" + digits);
        customers.is(
                others,
                "name",
                "Other " + mark,
                "email",
                mark + "@example.com",
                "phone",
                "+86139" + digits.substring(0, 4) + digits.substring(0, 4));
        queues.create(queue, "Queue " + mark, "队列 " + mark, List.of("lin"));
    }

    @AfterEach
    void nobodyIsLeft() {
        journey.forget();
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
    }

    @Test
    void agentsFindWhomTheyLookAfterAndNobodyElse() throws Exception {
        assertThat(palette("lin", mark)).contains("/customers/" + lins).doesNotContain("/customers/" + others);
        assertThat(palette("shen", mark)).contains("/customers/" + lins, "/customers/" + others);
    }

    @Test
    void marketingFindsNoPeople() throws Exception {
        assertThat(palette("tang", mark))
                .doesNotContain(lins, others, "/customers")
                .contains("Nothing found");
        assertThat(palette("tang", "templates")).contains("/mails/templates");
        web.perform(get("/search/customers/" + lins).with(authentication(signedIn("tang"))))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"138 %s", "+86-138 %s", "(+86) 138%s", "１３８%s"})
    void supervisorsFindANumberAsPeopleTypeIt(String spelling) throws Exception {
        var typed = spelling.formatted(digits.substring(0, 4) + " " + digits.substring(4));

        assertThat(palette("shen", typed)).contains("/customers/" + lins);
    }

    @Test
    void aNumberIsFoundByItsEndAndWhySaysTheLine() throws Exception {
        assertThat(palette("shen", digits.substring(2)))
                .contains("Customers whose number ends so", "<mark>" + digits.substring(2) + "</mark>");
        assertThat(palette("lin", digits.substring(4))).contains("/customers/" + lins);
        assertThat(palette("lin", digits.substring(3))).doesNotContain("/customers/" + lins);
    }

    @Test
    void anAddressIsFoundByWhoSeesItAndOnlyByThem() throws Exception {
        assertThat(palette("shen", mark + "@ex")).contains("/customers/" + others, "<mark>" + mark + "@ex</mark>");
        assertThat(palette("he", mark + "@ex")).doesNotContain("/customers/" + others);
    }

    @Test
    void anAgentOnThePhoneOpensByTheCompleteNumberWhichIsKept() throws Exception {
        var typed = "139 " + digits.substring(0, 4) + " " + digits.substring(0, 4);
        assertThat(palette("lin", typed))
                .doesNotContain("/customers/" + others)
                .contains("action=\"/customers\"", "name=\"exactly\" value=\"" + typed + "\"", "value=\"CALL\"");
        assertThat(palette("shen", typed)).doesNotContain("name=\"exactly\"");
        assertThat(palette("lin", "flowers12")).doesNotContain("name=\"exactly\"");

        web.perform(post("/customers")
                        .with(csrf())
                        .with(authentication(signedIn("lin")))
                        .param("exactly", typed)
                        .param("reason", "CALL"))
                .andExpect(header().string("Location", "/customers/" + others));
        assertThat(jdbc.sql("""
                                select count(*) from customer_disclosure d join customer c on c.id = d.customer_id
                                where c.ref = ? and d.username = 'lin' and d.kind = 'OPENED'""").param(others).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void tasksAreFoundByCustomerTitleAndQueueInBothLanguagesAsFarAsTheyAreSeen() throws Exception {
        var task = journey.comesTo(journey.drawn(queue, 50, "PT4H"));
        var address = "/work/" + task.getId();
        var name = jdbc.sql("select c.name from customer c join work_item w on w.customer_id = c.id where w.id = ?")
                .param(task.getId())
                .query(String.class)
                .optional();
        var ref = jdbc.sql("select c.ref from customer c join work_item w on w.customer_id = c.id where w.id = ?")
                .param(task.getId())
                .query(String.class)
                .single();

        for (var typed : List.of(ref, name.orElse(ref), "Queue " + mark, "队列 " + mark, "call the cust")) {
            assertThat(palette("lin", typed)).as(typed).contains(address);
        }
        jdbc.sql("delete from staff_queue_member where queue_key = ?")
                .param(queue)
                .update();
        assertThat(palette("lin", "Queue " + mark)).doesNotContain(address);
        assertThat(palette("shen", "Queue " + mark)).contains(address);
        assertThat(palette("he", "Queue " + mark)).doesNotContain(address);
    }

    @Test
    void pagesAreFoundByRoleByOtherWordsAndInBothLanguages() throws Exception {
        assertThat(palette("lin", "holidays")).contains("/settings/calendar\"").doesNotContain("calendar/import");
        assertThat(palette("lin", "节假日")).contains("/settings/calendar\"");
        assertThat(palette("admin", "passw")).contains("/settings/accounts", "/settings/me");
        assertThat(palette("lin", "passw")).contains("/settings/me").doesNotContain("/settings/accounts");
    }

    @Test
    void actsAreFormsAndLeadBackToThePageBelow() throws Exception {
        assertThat(palette("lin", "dark"))
                .contains(
                        "action=\"/preferences\"",
                        "name=\"theme\" value=\"dark\"",
                        "name=\"back\" value=\"/work?x=1\"");
        assertThat(palette("lin", "领取")).contains("action=\"/work/next\"");
        assertThat(palette("tang", "claim")).doesNotContain("action=\"/work/next\"");
        assertThat(palette("lin", "keys off")).contains("data-opens=\"help\"");
    }

    @Test
    void journeysAreFoundByThoseWhoMayOpenThem() throws Exception {
        assertThat(palette("he", "onboard")).contains("/journeys/onboarding");
        assertThat(palette("lin", "onboard")).doesNotContain("/journeys/onboarding");
    }

    @Test
    void whatWasOpenedIsOfferedAsFarAsItIsStillTheReadersToSee() throws Exception {
        var offered = palette("lin", "", "/customers/" + lins, "/customers/" + others, "/customers/%2e%2e", "/nowhere");

        assertThat(offered)
                .contains("Opened lately", "/customers/" + lins, "Take the next task")
                .doesNotContain(others, "/nowhere");
    }

    @Test
    void nothingFoundSaysWhatCanBeLookedForByThisRole() throws Exception {
        assertThat(palette("lin", "zzz" + mark)).contains("Nothing found", "Customers by name", "tasks by what they");
        assertThat(palette("tang", "zzz" + mark))
                .contains("mail templates by name")
                .doesNotContain("Customers by name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "'",
                "'; drop table customer; --",
                "<script>alert(1)</script>",
                "${7777*7777}",
                "{0}",
                "{here}",
                "\\",
                "\u0000",
                "\u202eabc",
                "שלום",
                "🎉👩‍👩‍👧",
                "\ud800",
                "<a@b>",
                "9999999999999999999999"
            })
    void whateverIsTypedIsText(String typed) throws Exception {
        assertThat(palette("shen", typed)).doesNotContain("<script>", "60481729", "60,481,729");
        web.perform(get("/search").param("q", typed).with(authentication(signedIn("shen"))))
                .andExpect(status().isOk());
    }

    @Test
    void tenThousandCharactersAreCut() throws Exception {
        assertThat(palette("shen", "王".repeat(10_000)))
                .contains("王".repeat(200))
                .doesNotContain("王".repeat(201));
    }

    @Test
    void resultsAreGroupedAndOneGroupIsReadPageByPage() throws Exception {
        for (var number = 0; number < 27; number++) {
            customers.is("many-%s-%02d".formatted(mark, number), "name", "Many %s %02d".formatted(mark, number));
        }
        var all = page("shen", "/search?q=Many " + mark);
        assertThat(all).contains("group=customers", "<b class=\"wl-meta\">27</b>", "id=\"beside\"");

        var one = page("shen", "/search?q=Many " + mark + "&group=customers");
        assertThat(one)
                .contains("/customers/many-%s-24\"".formatted(mark))
                .doesNotContain("many-%s-25\"".formatted(mark));
        var next =
                one.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(page("shen", next)).contains("many-%s-25\"".formatted(mark), "many-%s-26\"".formatted(mark));
    }

    @Test
    void noAnswerIsKeptByTheBrowserAndNoAddressIsToldToOthers() throws Exception {
        web.perform(get("/search").param("q", mark).with(authentication(signedIn("shen"))))
                .andExpect(header().string("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"));
        web.perform(post("/search/palette").param("q", mark).with(authentication(signedIn("shen"))))
                .andExpect(status().isForbidden());
    }

    @Test
    void aPauseInTypingCostsAFewStatementsHoweverMuchIsFound() throws Exception {
        palette("shen", mark);
        sql.start();
        searches.all(SearchText.of(mark), accounts.find("shen").orElseThrow(), ENGLISH, 1, false);
        var few = sql.statements();
        for (var number = 0; number < 6; number++) {
            customers.is("more-%s-%d".formatted(mark, number), "name", "More " + mark + " " + number);
        }

        sql.start();
        searches.all(SearchText.of(mark), accounts.find("shen").orElseThrow(), ENGLISH, 5, false);

        assertThat(sql.statements()).as(sql::asTable).isEqualTo(few).isLessThanOrEqualTo(12);
    }

    /** Where the planner is told not to, whatever is still read as a whole has no index that serves it. */
    @Test
    @EnabledIf("io.wayline.testing.TestDatabase#isPostgres")
    void noTableOfManyRowsIsReadAsAWhole() {
        // open: tasks of some customers are still read as a whole while there are few of them
        var many = List.of("customer", "customer_key", "outbox_message", "callback", "customer_disclosure");
        for (var typed : List.of(mark, "1380", "call the customer", "Queue " + mark, "welcome", "王")) {
            for (var who : List.of("lin", "shen", "he")) {
                var read = transactions.execute(status -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    // of few rows it would rather hash all than look up each
                    jdbc.sql("set local enable_hashjoin = off").update();
                    jdbc.sql("set local enable_mergejoin = off").update();
                    var before = readAsAWhole();
                    searches.all(SearchText.of(typed), accounts.find(who).orElseThrow(), ENGLISH, 5, false);
                    var after = readAsAWhole();
                    after.entrySet().removeAll(before.entrySet());
                    return after.keySet();
                });
                assertThat(read).as("%s by %s", typed, who).doesNotContainAnyElementsOf(many);
            }
        }
    }

    /** How often each table was read so by this connection, with what came before this transaction. */
    private Map<String, Long> readAsAWhole() {
        var counts = new HashMap<String, Long>();
        jdbc.sql("select relname, seq_scan from pg_stat_xact_user_tables").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private String page(String who, String address) throws Exception {
        return web.perform(get(URI.create(address.replace(" ", "%20")))
                        .header("Accept-Language", "en")
                        .with(authentication(signedIn(who))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String palette(String who, String typed, String... opened) throws Exception {
        return web.perform(post("/search/palette")
                        .param("q", typed)
                        .param("here", "/work?x=1")
                        .param("opened", opened)
                        .locale(ENGLISH)
                        .with(csrf())
                        .with(authentication(signedIn(who))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private SignedIn signedIn(String who) {
        var person = accounts.find(who).orElseThrow();
        return new SignedIn(
                new Person(person.username(), person.displayName(), person.roles(), ENGLISH, person.theme()), 0);
    }
}

package io.wayline.customer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.customer.CustomerDriver;
import io.wayline.customer.Lifecycle;
import io.wayline.customer.access.Disclosures;
import io.wayline.customer.access.Disclosures.Reason;
import io.wayline.customer.access.Viewer;
import io.wayline.customer.change.CustomerTags;
import io.wayline.customer.search.CustomerSearch.Order;
import io.wayline.customer.search.CustomerSearch.Query;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.SqlCount;

import static io.wayline.customer.CustomerDriver.LIN;
import static io.wayline.customer.CustomerDriver.SHEN;
import static io.wayline.customer.CustomerDriver.TANG;
import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CustomerSearchTests {

    @Autowired
    CustomerSearch search;

    @Autowired
    CustomerDriver customers;

    @Autowired
    CustomerTags tags;

    @Autowired
    Disclosures disclosures;

    @Autowired
    SqlCount sql;

    /** Every test has a tag of its own, so that it finds its own customers only. */
    private final String tag = "t" + UUID.randomUUID().toString().substring(0, 8);

    private final String digits = "%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    private final String anna = "anna-" + tag;
    private final String wang = "wang-" + tag;

    @BeforeEach
    void twoCustomers() {
        customers.is(
                anna,
                "name",
                "Anna Jürgens",
                "email",
                tag + "@example.com",
                "phone",
                "+8613900139000",
                "owner",
                "lin",
                "tags",
                List.of(tag, tag + "-own"));
        customers.is(wang, "name", "欧阳小明", "phone", "+861391" + digits, "tags", List.of(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"欧", "欧阳小", "阳", "小明", "WANG-", "139 1", "+86 (139) 1"})
    void findsByHowAnyWordBegins(String text) {
        assertThat(refs(text, SHEN)).containsExactly(wang);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "jurg", "Jürgens", "Anna J", "139-0"})
    void findsLatinNamesByEachWordWithoutTheirAccents(String text) {
        assertThat(refs(text, SHEN)).containsExactly(anna);
    }

    @Test
    void findsByMail() {
        assertThat(refs(tag, SHEN)).containsExactly(anna);
    }

    @Test
    void nobodyIsFoundByTheMiddleOfAWord() {
        assertThat(refs("nna", SHEN)).isEmpty();
        assertThat(refs("%", SHEN)).isEmpty();
    }

    @Test
    void agentsFindWhomTheyLookAfterAndNobodyByContactData() {
        assertThat(refs(null, LIN)).containsExactly(anna);
        assertThat(refs("anna", LIN)).containsExactly(anna);
        assertThat(refs("欧", LIN)).isEmpty();
        assertThat(refs(tag + "@", LIN)).isEmpty();
        assertThat(refs("1390", LIN)).isEmpty();
    }

    @Test
    void agentsFindWhomTheyOpenedByTheWholeNumberUntilItCloses() {
        assertThat(disclosures.open("1391 " + digits.substring(1), LIN, Reason.CALL))
                .isEmpty();
        assertThat(disclosures.open("1391 " + digits, LIN, Reason.CALL)).isPresent();

        assertThat(refs("欧", LIN)).containsExactly(wang);
        assertThat(refs("欧", Viewer.of("gu", List.of("ROLE_AGENT")))).isEmpty();
    }

    @Test
    void supervisorsFindByHowANumberEnds() {
        assertThat(ending(digits, SHEN)).containsExactly(wang);
        assertThat(ending(digits.substring(2), SHEN)).contains(wang).doesNotContain(anna);
        assertThat(ending(digits.substring(4), SHEN)).isEmpty();
    }

    @Test
    void agentsFindTheirCustomersByTheFourDigitsThatTheMaskLeavesAndByNoOthers() {
        assertThat(ending("9000", LIN)).contains(anna);
        assertThat(ending("39000", LIN)).isEmpty();
        assertThat(ending(digits.substring(3), LIN)).doesNotContain(wang);
        assertThat(ending("9000", TANG)).isEmpty();
    }

    @Test
    void aNewNumberIsFoundByItsEndAndTheOldOneForgotten() {
        customers.is(wang, "phone", "+861392" + digits.substring(0, 3) + "7" + digits.substring(4));

        assertThat(ending(digits.substring(0, 3) + "7" + digits.substring(4), SHEN))
                .contains(wang);
        assertThat(ending("1391" + digits, SHEN)).isEmpty();
    }

    @Test
    void marketingFindsNobody() {
        assertThat(search.find(Query.ALL, TANG, null, 50).total()).isZero();
        assertThat(search.countByLifecycle(TANG))
                .containsOnlyKeys(Lifecycle.values())
                .allSatisfy((place, count) -> assertThat(count).isZero());
        assertThat(tags.beginning(tag, TANG, 10)).isEmpty();
    }

    @Test
    void countsAndTagsKnowOnlyWhomTheAgentSees() {
        var viewer = Viewer.of("nobodys-agent", List.of("ROLE_AGENT"));

        assertThat(search.countByLifecycle(viewer).get(Lifecycle.PROSPECT)).isZero();
        assertThat(tags.beginning(tag, viewer, 10)).isEmpty();
        assertThat(tags.beginning(tag, LIN, 10)).containsExactly(tag, tag + "-own");
        customers.is(anna, "owner", null);
        assertThat(tags.beginning(tag, LIN, 10)).isEmpty();
        assertThat(tags.beginning(tag, SHEN, 10)).containsExactly(tag, tag + "-own");
    }

    @Test
    void aNewNameIsFoundAndTheOldOneForgotten() {
        customers.is(anna, "name", "Berta");

        assertThat(refs("berta", SHEN)).containsExactly(anna);
        assertThat(refs("anna j", SHEN)).isEmpty();
    }

    @Test
    void filtersNarrow() {
        assertThat(found(new Query(null, Lifecycle.PROSPECT, tag, null, Map.of(), Order.NEWEST), SHEN, 50))
                .containsExactlyInAnyOrder(anna, wang);
        assertThat(found(new Query(null, Lifecycle.CHURNED, tag, null, Map.of(), Order.NEWEST), SHEN, 50))
                .isEmpty();
        assertThat(found(new Query(null, null, tag, "lin", Map.of(), Order.NEWEST), SHEN, 50))
                .containsExactly(anna);
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void pagesShowEverybodyOnceInEveryOrder(Order order) {
        // each name has two words that begin so: still one row each
        IntStream.range(0, 7)
                .forEach(
                        n -> customers.is("many-%s-%d".formatted(tag, n), "name", "Many Manyer", "tags", List.of(tag)));

        var all = found(new Query("many", null, tag, null, Map.of(), order), SHEN, 3);

        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        assertThat(search.find(new Query("many", null, tag, null, Map.of(), order), SHEN, null, 3)
                        .total())
                .isEqualTo(7);
    }

    @Test
    void namesAreInTheOrderOfTheAlphabet() {
        customers.is("x-" + tag, "name", "aaron", "tags", List.of(tag));

        assertThat(found(new Query(null, null, tag, null, Map.of(), Order.NAME), SHEN, 1))
                .containsExactly("x-" + tag, anna, wang);
    }

    @Test
    void aPageCostsTheSameHoweverManyAreFound() {
        IntStream.range(0, 12)
                .forEach(n -> customers.is("cost-%s-%d".formatted(tag, n), "name", "Cost " + n, "tags", List.of(tag)));
        var query = new Query("cost", null, tag, null, Map.of(), Order.MATCH);

        sql.start();
        search.find(query, SHEN, null, 1);
        var forOne = sql.statements();
        sql.start();
        search.find(query, SHEN, null, 10);

        assertThat(sql.statements()).as(sql::asTable).isEqualTo(forOne).isEqualTo(2);
    }

    private List<String> ending(String digits, Viewer viewer) {
        return search.numberEnding(digits, viewer, null, 200).items().stream()
                .map(customer -> customer.ref().value())
                .toList();
    }

    private List<String> refs(@Nullable String text, Viewer viewer) {
        return found(new Query(text, null, tag, null, Map.of(), Order.MATCH), viewer, 50);
    }

    private List<String> found(Query query, Viewer viewer, int rows) {
        var refs = new ArrayList<String>();
        String cursor = null;
        do {
            var page = search.find(query, viewer, cursor, rows);
            page.items().forEach(customer -> refs.add(customer.ref().value()));
            cursor = page.next();
        } while (cursor != null);
        return refs;
    }
}

package io.wayline.customer.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.wayline.customer.CustomerDriver;
import io.wayline.events.EventsDriver;
import io.wayline.journey.Journeys;
import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;

@DatabaseTest
class CustomerApiTests {

    private static final String PATCH = "application/merge-patch+json";

    @Autowired
    MockMvcTester http;

    @Autowired
    Accounts accounts;

    @Autowired
    CustomerDriver customers;

    @Autowired
    EventsDriver events;

    @Autowired
    Journeys journeys;

    private final String ref = "C-" + UUID.randomUUID();
    private final String path = "/api/v1/customers/" + ref;

    @BeforeEach
    void annaIsLinsCustomer() {
        customers.is(
                ref,
                "name",
                "Anna Berg",
                "email",
                "anna@example.com",
                "phone",
                "138 0013 8000",
                "owner",
                "lin",
                "tags",
                List.of("vip"));
    }

    @Test
    void aKeyMakesSomebodyKnownAndTheSameAgainChangesNothing() {
        var fresh = "C-" + UUID.randomUUID();
        var body = """
                {"name": " 王雨桐 ", "email": "YT@Example.CN", "phone": "138 1764 2209", "locale": "zh_CN",
                 "zone": "Asia/Shanghai", "birthday": "1990-02-28", "tags": ["VIP", "vip", "茶"], "owner": "lin"}""";

        var first = keyed(http.put().uri("/api/v1/customers/" + fresh))
                .contentType("application/json")
                .content(body)
                .exchange();
        var again = keyed(http.put().uri("/api/v1/customers/" + fresh))
                .contentType("application/json")
                .content(body)
                .exchange();

        assertThat(first).hasStatus(201).headers().hasValue("Location", "/api/v1/customers/" + fresh);
        assertThat(first).bodyJson().extractingPath("contact.email").isEqualTo("YT@example.cn");
        assertThat(first).bodyJson().extractingPath("contact.phone").isEqualTo("+8613817642209");
        assertThat(first).bodyJson().extractingPath("tags").isEqualTo(List.of("vip", "茶"));
        assertThat(first).bodyJson().extractingPath("name").isEqualTo("王雨桐");
        assertThat(again).hasStatus(200);
        assertThat(again.getResponse().getHeader("ETag"))
                .isEqualTo(first.getResponse().getHeader("ETag"));
        assertThat(kinds(fresh)).containsExactlyInAnyOrder("registered", "owner-changed", "tag-added", "tag-added");
    }

    @Test
    void makingSomebodyKnownStartsNoJourneyAndLetsTheirEventsGoOn() {
        var fresh = "C-" + UUID.randomUUID();
        events.send("order.placed", fresh, Map.of("orderRef", "SO-" + fresh, "amount", "10.00", "currency", "CNY"));
        events.handleAll();

        var known = customers.is(fresh, "name", "Anna");
        events.handleAll();

        assertThat(kinds(fresh)).contains("order-placed");
        assertThat(journeys.of(known.id(), 10, Locale.ENGLISH))
                .noneMatch(instance -> instance.journey().equals("onboarding"));
    }

    @Test
    void aRegistrationMayNameWhoLooksAfterTheCustomer() {
        var data = Map.of("email", "anna@example.com", "owner", "lin");
        events.send("customer.registered", ref + "-lin", data);
        events.send("customer.registered", ref + "-ghost", Map.of("email", "anna@example.com", "owner", "ghost"));
        events.handleAll();

        assertThat(http.get().uri(path + "-lin").with(as("lin"))).hasStatus(200);
        assertThat(http.get().uri(path + "-ghost").with(as("shen"))).bodyJson().doesNotHavePath("owner");
    }

    @Test
    void whatAPutLeavesOutIsClearedButOwnerAndTagsStay() {
        var answer = put("""
                {"name": "Anna"}""");

        assertThat(answer).hasStatus(200).bodyJson().doesNotHavePath("contact.email");
        assertThat(answer).bodyJson().extractingPath("owner").isEqualTo("lin");
        assertThat(answer).bodyJson().extractingPath("tags").isEqualTo(List.of("vip"));
        assertThat(facts("profile-changed")).containsEntry("fields", "name,email,phone");
    }

    @Test
    void everyWrongFieldIsNamedAndNothingIsChanged() {
        var answer = put("""
                {"name": 7, "email": "anna@", "phone": "12", "zone": "Mars", "birthday": "yesterday", "tags": ["a,b"],
                 "colour": "red"}""");

        assertThat(answer).hasStatus(422).bodyJson().extractingPath("type").isEqualTo("/problems/invalid-fields");
        assertThat(answer)
                .bodyJson()
                .extractingPath("errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder("name", "email", "phone", "zone", "birthday", "tags", "colour");
        assertThat(get("shen")).bodyJson().extractingPath("name").isEqualTo("Anna Berg");
    }

    @Test
    void aPatchChangesWhatItNames() {
        var answer = patch("""
                {"phone": null, "tags": ["new"]}""", null);

        assertThat(answer).hasStatus(200).bodyJson().doesNotHavePath("contact.phone");
        assertThat(answer).bodyJson().extractingPath("contact.email").isEqualTo("anna@example.com");
        assertThat(answer).bodyJson().extractingPath("tags").isEqualTo(List.of("new"));
        assertThat(facts("profile-changed")).isEqualTo(Map.of("fields", "phone"));
    }

    @Test
    void aChangeOfWhatIsNoLongerSoIsRefused() {
        var tag = get("shen").getResponse().getHeader("ETag");
        assertThat(patch("""
                {"name": "Berta"}""", tag)).hasStatus(200);

        var late = patch("""
                {"name": "Carla"}""", tag);

        assertThat(late).hasStatus(412).bodyJson().extractingPath("type").isEqualTo("/problems/customer-changed");
        assertThat(get("shen")).bodyJson().extractingPath("name").isEqualTo("Berta");
        assertThat(patch("{}", "W/" + tag)).hasStatus(412);
        assertThat(patch("{}", "nonsense")).hasStatus(422);
        assertThat(patch("{}", "*")).hasStatus(200);
    }

    @Test
    void preconditionsSayWhetherSomebodyMayBeKnown() {
        assertThat(keyed(http.put().uri(path))
                        .header("If-None-Match", "*")
                        .contentType("application/json")
                        .content("{}"))
                .hasStatus(412);
        assertThat(keyed(http.put().uri(path + "-new"))
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .content("{}"))
                .hasStatus(412);
    }

    @Test
    void nobodyIsPutIntoTheCareOfSomebodyWhoLooksAfterNobody() {
        assertThat(patch("""
                {"owner": "tang"}""", null))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("errors[0].pointer")
                .isEqualTo("owner");
    }

    @Test
    void agentsSeeTheirOwnBehindAMaskAndOthersNotAtAll() {
        assertThat(get("lin"))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("contact.email")
                .isEqualTo("a•••@example.com");
        assertThat(get("lin")).bodyJson().doesNotHavePath("birthday");

        customers.is(ref, "owner", "shen");

        assertThat(get("lin")).hasStatus(404);
        assertThat(http.get().uri(path + "/timeline").with(as("lin"))).hasStatus(404);
        assertThat(http.get().uri(path + "/journeys").with(as("lin"))).hasStatus(404);
        assertThat(http.get().uri("/api/v1/customers?query=" + ref).with(as("lin")))
                .bodyJson()
                .extractingPath("total")
                .isEqualTo(0);
    }

    @Test
    void agentsChangeTheirOwnButHandNobodyOver() {
        assertThat(asLin("""
                {"name": "Berta"}"""))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("contact.masked")
                .isEqualTo(true);
        assertThat(asLin("""
                {"owner": "shen"}""")).hasStatus(403);
        customers.is(ref, "owner", "shen");
        assertThat(asLin("""
                {"name": "Carla"}""")).hasStatus(404);
    }

    @Test
    void anErasureIsRequestedOnceAndListed() {
        var first = keyed(http.delete().uri(path)).exchange();
        var again = keyed(http.delete().uri(path)).exchange();

        assertThat(first).hasStatus(202);
        assertThat(again).hasStatus(202).bodyJson().isStrictlyEqualTo(body(first));
        assertThat(http.get().uri("/api/v1/erasures?limit=200").with(as("he")))
                .bodyJson()
                .extractingPath("items[*].customer")
                .asArray()
                .contains(ref);
        assertThat(kinds(ref)).containsOnlyOnce("erasure-requested");
        assertThat(get("shen")).hasStatus(200);
    }

    @Test
    void anotherContentTypeIsRefused() {
        assertThat(keyed(http.patch().uri(path)).contentType("application/json").content("{}"))
                .hasStatus(415);
    }

    @Test
    void aFilterThatMeansNothingIsNamed() {
        for (var filter : List.of("lifecycle=rich", "sort=height", "tag=,", "owner=\t", "limit=0")) {
            assertThat(keyed(http.get().uri("/api/v1/customers?" + filter)))
                    .as(filter)
                    .hasStatus(422);
        }
    }

    private MvcTestResult put(String body) {
        return keyed(http.put().uri(path))
                .contentType("application/json")
                .content(body)
                .exchange();
    }

    private MvcTestResult patch(String body, @Nullable String ifMatch) {
        var request = keyed(http.patch().uri(path)).contentType(PATCH).content(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    private MvcTestResult asLin(String body) {
        return http.patch()
                .uri(path)
                .contentType(PATCH)
                .content(body)
                .with(as("lin"))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private MvcTestResult get(String account) {
        return http.get().uri(path).with(as(account)).exchange();
    }

    private List<String> kinds(String customer) {
        return JsonPath.read(
                body(keyed(http.get().uri("/api/v1/customers/%s/timeline".formatted(customer)))
                        .exchange()),
                "$.items[*].kind");
    }

    private Map<String, String> facts(String kind) {
        List<Map<String, String>> facts = JsonPath.read(
                body(keyed(http.get().uri(path + "/timeline")).exchange()),
                "$.items[?(@.kind == '%s')].facts".formatted(kind));
        return facts.get(0);
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static MockMvcRequestBuilder keyed(MockMvcRequestBuilder request) {
        return request.header("Authorization", "Bearer wl_demo_key");
    }

    private RequestPostProcessor as(String account) {
        var person = accounts.find(account).orElseThrow();
        return SecurityMockMvcRequestPostProcessors.authentication(new SignedIn(person, 0));
    }
}

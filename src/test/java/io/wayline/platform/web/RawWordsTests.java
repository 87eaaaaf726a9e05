package io.wayline.platform.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import io.wayline.staff.Accounts;
import io.wayline.staff.SignedIn;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.QuietDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Every page that a person reaches by links, in both languages: none of them shows a word that only a program knows, and
 * none of the links leads to an error.
 */
@DatabaseTest
@QuietDatabase
class RawWordsTests {

    private static final List<String> PEOPLE = List.of("lin", "shen", "he", "tang", "admin");
    private static final List<String> LANGUAGES = List.of("en", "zh-CN");

    /** Where a word for programs is what the reader is asked for: its kind, on addresses that begin so. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            // files and systems of others name zones and types in these words, and whoever connects them must know
            // which
            "/imports/", List.of("zone: "),
            "/settings/sources", List.of("dotted: order.", "English: 例如 order."));

    /** So many pages of one kind are looked at, in the first language; of the others one, since they differ in words only. */
    private static final int OF_A_KIND = 2;

    @Autowired
    SomeOfEverything company;

    @Autowired
    RawWords rawWords;

    @Autowired
    Accounts accounts;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Collection<RequestMappingHandlerMapping> mappings;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, List<String>> found = new LinkedHashMap<>();
    private final Set<String> kinds = new TreeSet<>();
    private final Map<String, String> kindOf = new HashMap<>();
    private List<PathPattern> patterns = List.of();

    @BeforeEach
    void thereIsSomeOfEverything() {
        patterns = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(route -> route.getMethodsCondition().getMethods().isEmpty()
                        || route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
        company.happens();
    }

    @AfterEach
    void nothingIsLeft() {
        company.isForgotten();
    }

    @Test
    void noPageShowsAWordOfTheProgramAndNoLinkLeadsNowhere() {
        var words = rawWords.known();
        for (var person : PEOPLE) {
            for (var language : LANGUAGES) {
                walk(person, language, words);
            }
        }
        for (var asked : company.wrong()) {
            LANGUAGES.forEach(language -> look(
                    asked.path() + " " + asked.values().keySet(),
                    asked.person(),
                    language,
                    "wrong",
                    sent(asked, language),
                    words));
        }
        var report = new ArrayList<String>();
        found.forEach((word, places) -> report.add("%s (%d): %s"
                .formatted(word, places.size(), places.subList(0, Math.min(3, places.size())))));

        assertThat(kinds).as("kinds of pages that were looked at").hasSizeGreaterThan(60);
        assertThat(faults).as("links that lead to an error").isEmpty();
        assertThat(report).as("words that only a program knows").isEmpty();
    }

    private record Link(String to, String from) {}

    private void walk(String person, String language, RawWords.Known words) {
        var most = language.equals(LANGUAGES.get(0)) ? OF_A_KIND : 1;
        var seen = new HashSet<String>();
        var ofAKind = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<Link>();
        ahead.add(new Link("/", "the beginning"));
        company.whereActsLedTo(person).forEach(to -> ahead.add(new Link(to, "what they did")));
        while (!ahead.isEmpty()) {
            var link = ahead.poll();
            var kind = kindOf.computeIfAbsent(link.to(), this::kind);
            if (!seen.add(link.to()) || kind.isEmpty() || ofAKind.merge(kind, 1, Integer::sum) > most) {
                continue;
            }
            kinds.add(kind);
            var answer = ask(person, language, link.to());
            if (answer.getStatus() >= 400) {
                faults.add("%s, %s: %d from %s, on %s"
                        .formatted(person, language, answer.getStatus(), link.to(), link.from()));
            } else if (answer.getRedirectedUrl() != null) {
                ahead.add(new Link(answer.getRedirectedUrl(), link.from()));
            } else if (String.valueOf(answer.getContentType()).startsWith("text/html")) {
                var page = look(link.to(), person, language, kind, answer, words);
                leads(page).forEach(to -> {
                    if (!to.startsWith("//") && (to.startsWith("/") || to.startsWith("?"))) {
                        ahead.add(new Link(
                                to.startsWith("?") ? path(link.to()) + to : to.replaceAll("#.*", ""), link.to()));
                    }
                });
            }
        }
    }

    /** Links, and what the page fetches of itself. */
    private static List<String> leads(Document page) {
        var leads = new ArrayList<String>();
        page.select("a[href]").forEach(each -> leads.add(each.attr("href")));
        page.select("iframe[src]").forEach(each -> leads.add(each.attr("src")));
        page.select("[hx-get]").forEach(each -> leads.add(each.attr("hx-get")));
        page.select("[data-live-from]").forEach(each -> leads.add(each.attr("data-live-from")));
        page.select("form[action]:not([method=post])")
                .forEach(each -> leads.add(each.attr("action") + "?"
                        + each.select("input[name]:not([type=radio]), input[name][checked], select[name]").stream()
                                .map(field -> field.attr("name") + "=" + value(field))
                                .reduce((one, other) -> one + "&" + other)
                                .orElse("")));
        return leads;
    }

    private static String value(Element field) {
        var options = field.select("option");
        return field.val().isEmpty() && !options.isEmpty() ? options.get(0).val() : field.val();
    }

    private MockHttpServletResponse sent(SomeOfEverything.Asked asked, String language) {
        var request = post(asked.path())
                .header("Accept-Language", language)
                .header("Accept", "text/html")
                .with(csrf())
                .with(authentication(new SignedIn(accounts.find(asked.person()).orElseThrow(), 0)));
        asked.values().forEach(request::param);
        return mvc.perform(request).getResponse();
    }

    private Document look(
            String address,
            String person,
            String language,
            String kind,
            MockHttpServletResponse answer,
            RawWords.Known words) {
        var page = Jsoup.parse(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
        if (!isAMail(kind)) {
            words.in(page, language).stream()
                    .filter(word -> !isAllowed(address, word))
                    .forEach(word -> found.computeIfAbsent(word, first -> new ArrayList<>())
                            .add("%s %s %s".formatted(address, person, language)));
        }
        return page;
    }

    private static boolean isAllowed(String address, String word) {
        return ALLOWED.entrySet().stream()
                .filter(each -> address.startsWith(each.getKey()))
                .anyMatch(each -> each.getValue().stream().anyMatch(word::startsWith));
    }

    /** What a customer gets is written in the customer's language. */
    private static boolean isAMail(String kind) {
        return kind.contains("/body ");
    }

    private MockHttpServletResponse ask(String person, String language, String address) {
        var known = accounts.find(person).orElseThrow();
        return mvc.perform(get(URI.create(address))
                        .header("Accept-Language", language)
                        .header("Accept", "text/html")
                        .with(authentication(new SignedIn(known, 0))))
                .getResponse();
    }

    /** Its route with the names of its parameters: {@code /events ?state}; empty for what is no page of ours. */
    private String kind(String address) {
        var path = PathContainer.parsePath(path(address));
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .min(Comparator.naturalOrder())
                .map(PathPattern::getPatternString)
                .map(pattern -> pattern + " "
                        + new TreeSet<>(UriComponentsBuilder.fromUriString(address)
                                .build()
                                .getQueryParams()
                                .keySet()))
                .orElse("");
    }

    private static String path(String address) {
        return address.replaceAll("[?#].*", "");
    }
}

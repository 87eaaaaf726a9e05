package io.wayline.message.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.customer.consent.ConsentSource;
import io.wayline.customer.consent.ConsentTopic;
import io.wayline.message.LetterPages;
import io.wayline.message.MailSettings;
import io.wayline.message.Purpose;
import io.wayline.message.preference.PreferenceLinks.Link;

/**
 * The page behind the link in our mails. Looking changes nothing, for mail scanners open every link; only a form that is
 * sent does. A link that is not ours, or whose customer is gone, gets the same page as any other wrong one.
 */
@Controller
@RequestMapping(PreferenceLinks.PATH + "{token}")
class PreferencePage {

    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    private final PreferenceLinks links;
    private final Choices choices;
    private final Customers customers;
    private final LetterPages letters;
    private final MailSettings settings;
    private final MessageSource texts;

    PreferencePage(
            PreferenceLinks links,
            Choices choices,
            Customers customers,
            LetterPages letters,
            MailSettings settings,
            MessageSource texts) {
        this.links = links;
        this.choices = choices;
        this.customers = customers;
        this.letters = letters;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = known(token);
        letters.dress(known.map(Known::customer), lang, model, request, response);
        if (known.isEmpty()) {
            return wrong(response);
        }
        return page(model, choices.of(known.get().link().customer()));
    }

    /** One click in a mail program (RFC 8058): no page, no redirect, and the same answer whatever the token is worth. */
    @PostMapping(params = ONE_CLICK)
    ResponseEntity<String> oneClick(@PathVariable String token) {
        known(token).ifPresent(this::stopByOneClick);
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK\n");
    }

    /** The button that ends all news and offers. */
    @PostMapping(params = "act=stop")
    String stop(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return change(token, lang, model, request, response, Switches::noMarketing);
    }

    /**
     * The switches. Only those that the reader moved count, so that a page that stood open for long takes nothing back.
     *
     * @param shown the topics on the page
     * @param was those that were on when it was shown
     * @param on those that are on now
     */
    @PostMapping(params = "act=save")
    String save(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "") List<String> was,
            @RequestParam(defaultValue = "") List<String> on,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return change(token, lang, model, request, response, before -> Switches.moved(shown, was, on));
    }

    private String change(
            String token,
            @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Wish wish) {
        var known = known(token);
        var language = letters.dress(known.map(Known::customer), lang, model, request, response);
        if (known.isEmpty()) {
            return wrong(response);
        }
        var link = known.get().link();
        var before = choices.of(link.customer());
        var wanted = wish.from(before);
        try {
            choices.take(link, wanted, ConsentSource.PREFERENCE_PAGE, ConsentWording.of(texts, language));
            model.addAttribute("undo", Switches.undo(before, wanted));
        } catch (TooManyChanges restless) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("tooMany", true);
        }
        return page(model, choices.of(link.customer()));
    }

    private void stopByOneClick(Known known) {
        if (known.link().purpose() != Purpose.TRANSACTIONAL) {
            var topic = new ConsentTopic(known.link().purpose().name().toLowerCase(Locale.ROOT), ConsentTopic.EMAIL);
            // the mail program shows no text of ours: its proof is the mail itself
            var language = settings.languageFor(known.customer().locale());
            choices.take(
                    known.link(),
                    Map.of(topic, false),
                    ConsentSource.ONE_CLICK,
                    new ConsentWording("one-click", language));
        }
    }

    private Optional<Known> known(String token) {
        return links.read(token)
                .flatMap(link ->
                        customers.find(link.customer()).map(customer -> new Known(link.of(customer.id()), customer)));
    }

    private static String page(Model model, Map<ConsentTopic, Boolean> now) {
        model.addAttribute(
                "purposes",
                now.entrySet().stream()
                        .collect(Collectors.groupingBy(
                                each -> each.getKey().purpose(), LinkedHashMap::new, Collectors.toList())));
        model.addAttribute(
                "anyMarketing",
                now.entrySet().stream()
                        .anyMatch(each ->
                                ConsentTopic.MARKETING.equals(each.getKey().purpose()) && each.getValue()));
        return "message/preferences";
    }

    private static String wrong(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "message/preferences-wrong";
    }

    /** A link whose customer is still here. */
    private record Known(Link link, Customer customer) {}

    /** What a reader wants, given what holds. */
    @FunctionalInterface
    private interface Wish {
        Map<ConsentTopic, Boolean> from(Map<ConsentTopic, Boolean> before);
    }
}

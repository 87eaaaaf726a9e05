package io.wayline.survey.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.message.LetterPages;
import io.wayline.message.MailFacts;
import io.wayline.message.Messages;
import io.wayline.message.preference.PreferenceLinks;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.survey.Survey;
import io.wayline.survey.SurveyForms;
import io.wayline.survey.SurveyLinks;
import io.wayline.survey.SurveyRefused;
import io.wayline.survey.SurveyState;
import io.wayline.survey.Surveys;

/**
 * The page on which a customer answers one question. Looking stores nothing, also with a score in the address, for mail
 * scanners open every link; only a press on the page does (decision 0054). A link that is not ours, or whose customer is
 * gone, gets the same page as any other wrong one.
 */
@Controller
@RequestMapping(SurveyLinks.PATH + "{token}")
class SurveyPage {

    private final SurveyLinks links;
    private final SurveyForms forms;
    private final Surveys surveys;
    private final Customers customers;
    private final Messages messages;
    private final PreferenceLinks preferences;
    private final ObjectProvider<MailFacts> facts;
    private final LetterPages letters;
    private final Clock clock;
    private final ZoneId zone;

    SurveyPage(
            SurveyLinks links,
            SurveyForms forms,
            Surveys surveys,
            Customers customers,
            Messages messages,
            PreferenceLinks preferences,
            ObjectProvider<MailFacts> facts,
            LetterPages letters,
            Clock clock,
            ZoneId zone) {
        this.links = links;
        this.forms = forms;
        this.surveys = surveys;
        this.customers = customers;
        this.messages = messages;
        this.preferences = preferences;
        this.facts = facts;
        this.letters = letters;
        this.clock = clock;
        this.zone = zone;
    }

    /** With {@code change} in the address, whatever it holds, the reader chooses again. */
    @GetMapping
    String show(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            @RequestParam @Nullable String score,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = known(token);
        var language = letters.dress(known.map(Known::customer), lang, model, request, response);
        if (known.isEmpty()) {
            return wrong(response);
        }
        model.addAttribute("self", self(token, lang, language));
        var survey = known.get().survey();
        var chosen = score(survey, score);
        var another = chosen != null && !chosen.equals(survey.score());
        return page(
                known.get(),
                chosen,
                request.getParameterMap().containsKey("change") || another,
                forms.mark(survey.ref()),
                model,
                language);
    }

    /**
     * A press of a score, or of the button below the comment.
     *
     * @param mark what our page brought along
     */
    @PostMapping
    String answer(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            @RequestParam @Nullable String mark,
            @RequestParam @Nullable String score,
            @RequestParam @Nullable String comment,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var known = known(token);
        var language = letters.dress(known.map(Known::customer), lang, model, request, response);
        if (known.isEmpty()) {
            return wrong(response);
        }
        var survey = known.get().survey();
        var chosen = score(survey, score);
        var self = self(token, lang, language);
        model.addAttribute("self", self);
        model.addAttribute("typed", comment);
        var press = forms.judge(survey.ref(), mark);
        if (press != SurveyForms.Press.FINE) {
            // a mark that is too young is good a moment later
            var next = press == SurveyForms.Press.TOO_SOON && mark != null ? mark : forms.mark(survey.ref());
            return refused("press." + press, known.get(), chosen, next, model, language, response);
        }
        try {
            surveys.answer(survey.ref(), chosen, comment);
        } catch (SurveyRefused over) {
            return refused(
                    "refused." + over.code(), known.get(), chosen, forms.mark(survey.ref()), model, language, response);
        } catch (InvalidValue wrong) {
            return refused(
                    "invalid." + wrong.field(),
                    known.get(),
                    chosen,
                    forms.mark(survey.ref()),
                    model,
                    language,
                    response);
        }
        return "redirect:" + self;
    }

    /** The page’s own address, without a score: the one that is pressed counts. */
    private static String self(String token, @Nullable String lang, Locale language) {
        return SurveyLinks.PATH + token + (lang == null ? "" : "?lang=" + language.toLanguageTag());
    }

    private String refused(
            String why,
            Known known,
            @Nullable Integer chosen,
            String mark,
            Model model,
            Locale language,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("why", why);
        var anew = surveys.find(known.survey().ref())
                .map(survey -> new Known(survey, known.customer()))
                .orElse(known);
        var another = chosen != null && !chosen.equals(anew.survey().score());
        return page(anew, chosen, another, mark, model, language);
    }

    private String page(
            Known known, @Nullable Integer chosen, boolean asksAgain, String mark, Model model, Locale language) {
        var survey = known.survey();
        var state = survey.state(clock.instant());
        model.addAttribute("survey", survey);
        model.addAttribute("state", state);
        model.addAttribute("chosen", chosen);
        model.addAttribute("mark", mark);
        model.addAttribute("about", about(survey, language));
        model.addAttribute("lastDay", survey.expiresAt().minusNanos(1));
        model.addAttribute("zone", zone.getDisplayName(TextStyle.FULL, language));
        model.addAttribute("stop", stop(known));
        if (state == SurveyState.OPEN || state == SurveyState.ANSWERED && asksAgain) {
            return "survey/question";
        }
        return state == SurveyState.ANSWERED ? "survey/stored" : "survey/over";
    }

    /** What the question is about, by whoever knows it; by its bare reference when nobody does. */
    private @Nullable Subject about(Survey survey, Locale language) {
        var ref = survey.about();
        if (ref == null) {
            return null;
        }
        var by = facts.stream()
                .filter(each -> each.needsAbout() && !Surveys.FACTS.equals(each.prefix()))
                .sorted(Comparator.comparing(MailFacts::prefix))
                .filter(each -> !each.of(survey.customer(), ref, language).isEmpty())
                .map(MailFacts::prefix)
                .findFirst();
        return new Subject(by.filter(NAMED.keySet()::contains).map(NAMED::get).orElse("survey.about"), ref);
    }

    private static final Map<String, String> NAMED =
            Map.of("order", "survey.about.order", "complaint", "survey.about.complaint");

    /**
     * What a survey is about.
     *
     * @param text the key of the words around its reference
     */
    public record Subject(String text, String ref) {}

    /** Where the reader says that they want no such mails; null when the mail that brought the question is gone. */
    private @Nullable String stop(Known known) {
        var ref = known.survey().message();
        if (ref == null) {
            return null;
        }
        try {
            var mail = messages.get(ref);
            return preferences.of(known.customer().id(), mail.purpose(), mail.messageId());
        } catch (NotFound dropped) {
            return null;
        }
    }

    /** A score that this kind has, else null: an address can say anything. */
    private static @Nullable Integer score(Survey survey, @Nullable String said) {
        if (said == null || !said.matches("[0-9]{1,2}")) {
            return null;
        }
        var score = Integer.parseInt(said);
        return survey.kind().has(score) ? score : null;
    }

    private Optional<Known> known(String token) {
        return links.read(token)
                .flatMap(surveys::find)
                .flatMap(survey -> customers.find(survey.customer()).map(customer -> new Known(survey, customer)));
    }

    private static String wrong(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "survey/wrong";
    }

    /** A survey whose customer is still here. */
    private record Known(Survey survey, Customer customer) {}
}

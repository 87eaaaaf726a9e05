package io.wayline.complaint.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.complaint.Complaint;
import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.Complaints;
import io.wayline.complaint.door.ComplaintDoor;
import io.wayline.complaint.door.PageMarks;
import io.wayline.complaint.door.PageMarks.Press;
import io.wayline.customer.Customer;
import io.wayline.customer.Customers;
import io.wayline.events.EventIdReused;
import io.wayline.message.LetterPages;
import io.wayline.shared.NotFound;
import io.wayline.shared.Refusal;
import io.wayline.staff.Throttle;

/**
 * The page on which anybody complains without an account (decision 0059). It asks for what is needed, and says what it did:
 * that the complaint came, and, once that is promised, until when it is answered. Whether somebody is a customer of ours it
 * never tells: everybody who writes here is somebody new until a colleague has looked.
 */
@Controller
@RequestMapping(ComplainPage.PATH)
class ComplainPage {

    static final String PATH = "/complain";

    /** An office, or a mobile network, is one address to us. */
    private static final int FROM_ONE_ADDRESS = 10;

    /** Each of them is acknowledged by mail: nobody has a stranger's mailbox filled by it. */
    private static final int FOR_ONE_CONTACT = 3;

    /** Whoever waits in between reaches the same mailbox all day long. */
    private static final int FOR_ONE_CONTACT_A_DAY = 6;

    private final boolean open;
    private final ComplaintDoor door;
    private final PageMarks marks;
    private final Throttle throttle;
    private final Customers customers;
    private final Complaints complaints;
    private final LetterPages letters;

    ComplainPage(
            @Value("${wayline.complaint.public-page:${wayline.embedded}}") boolean open,
            ComplaintDoor door,
            PageMarks marks,
            Throttle throttle,
            Customers customers,
            Complaints complaints,
            LetterPages letters) {
        this.open = open;
        this.door = door;
        this.marks = marks;
        this.throttle = throttle;
        this.customers = customers;
        this.complaints = complaints;
        this.letters = letters;
    }

    @GetMapping
    String ask(
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        mustBeOpen();
        letters.dress(Optional.empty(), lang, model, request, response);
        return page(new Complained(null, null, null, null, null, null), marks.fresh(), Set.of(), null, model);
    }

    /** Shows the page in another language, with what was typed. */
    @PostMapping(params = "act=language")
    String turn(
            Complained typed,
            @RequestParam @Nullable String mark,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        mustBeOpen();
        letters.dress(Optional.empty(), lang, model, request, response);
        return page(typed, kept(mark), Set.of(), null, model);
    }

    /** @param website nobody sees this field; what fills in every field does */
    @PostMapping
    String take(
            Complained typed,
            @RequestParam @Nullable String mark,
            @RequestParam(defaultValue = "") String website,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        mustBeOpen();
        var language = letters.dress(Optional.empty(), lang, model, request, response);
        var judged = marks.judge(mark);
        var key = judged.key();
        if (!website.isEmpty() || judged.press() != Press.FINE || key == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var why = website.isEmpty() ? judged.press().name() : "TRAP";
            // a mark that is too young is good a moment later
            var next = judged.press() == Press.TOO_LATE || mark == null ? marks.fresh() : kept(mark);
            return page(typed, next, Set.of(), why, model);
        }
        var wrong = typed.wrong();
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(typed, kept(mark), wrong, "WRONG", model);
        }
        try {
            var wait = taken(key) ? Duration.ZERO : wait(typed, request.getRemoteAddr());
            if (!wait.isZero()) {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
                model.addAttribute("minutes", wait.plusSeconds(59).toMinutes());
                return page(typed, kept(mark), Set.of(), "MANY", model);
            }
            record(typed, key, language);
        } catch (EventIdReused another) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(typed, marks.fresh(), Set.of(), "ANOTHER", model);
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(typed, kept(mark), fields(refused), "WRONG", model);
        }
        return "redirect:" + PATH + "/" + marks.receipt(key) + "?lang=" + language.toLanguageTag();
    }

    /** Says that it came, and until when it is answered once that is promised; nothing of what was written. */
    @GetMapping("/{receipt}")
    String came(
            @PathVariable String receipt,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        letters.dress(Optional.empty(), lang, model, request, response);
        var key = marks.received(receipt);
        if (key.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "complaint/answer-wrong";
        }
        var complaint = complaint(key.get());
        model.addAttribute("reference", Complained.reference(key.get()));
        model.addAttribute("number", complaint.map(Complaint::ref).orElse(null));
        model.addAttribute("due", complaint.flatMap(Complaint::owedBy).orElse(null));
        return "complaint/came";
    }

    private void record(Complained typed, UUID key, Locale language) {
        var sender = Complained.sender(key);
        var reference = Complained.reference(key);
        try {
            door.takeFromPage(sender, reference, typed.data(language.toLanguageTag()));
        } catch (DuplicateKeyException | TransientDataAccessException sentTwiceAtOnce) {
            door.takeFromPage(sender, reference, typed.data(language.toLanguageTag()));
        }
    }

    /** How long somebody who sent so much has to wait; zero when they need not. */
    private Duration wait(Complained typed, String address) {
        var wait = throttle.take("complain:" + Throttle.network(address), FROM_ONE_ADDRESS);
        for (var contact : List.of(typed.email(), typed.phone())) {
            if (wait.isZero() && !contact.isEmpty()) {
                var mailbox = mailbox(contact);
                wait = throttle.take("complain-for:" + Throttle.hashed(mailbox), FOR_ONE_CONTACT);
                if (wait.isZero()) {
                    wait = throttle.takeOfDay("complain-day", mailbox, FOR_ONE_CONTACT_A_DAY);
                }
            }
        }
        return wait;
    }

    /** What follows a plus in an address leads to the same mailbox. */
    private static String mailbox(String contact) {
        return contact.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*@", "@");
    }

    /** Whether it came before: sending it again costs nobody a try. */
    private boolean taken(UUID key) {
        return complaint(key).isPresent();
    }

    private Optional<Complaint> complaint(UUID key) {
        return customers
                .find(Complained.sender(key))
                .map(Customer::id)
                .flatMap(sender -> complaints.find(sender, Complained.reference(key)));
    }

    private String kept(@Nullable String mark) {
        return mark == null || marks.judge(mark).key() == null ? marks.fresh() : mark;
    }

    private static String page(Complained typed, String mark, Set<String> wrong, @Nullable String why, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("mark", mark);
        model.addAttribute("wrong", List.copyOf(wrong));
        model.addAttribute("why", why);
        model.addAttribute("categories", ComplaintCategory.values());
        model.addAttribute("longest", Complained.LONGEST);
        return "complaint/complain";
    }

    /** A page that is shut is none, like any other address. */
    private void mustBeOpen() {
        if (!open) {
            throw new NotFound("page");
        }
    }

    /** Each finding names a field of the event; the last part of its path is the field of the page. */
    private static Set<String> fields(Refusal refused) {
        var fields = new TreeSet<String>();
        refused.findings().forEach(finding -> {
            var path = finding.pointer();
            fields.add(path.substring(path.lastIndexOf('/') + 1));
        });
        return fields;
    }
}

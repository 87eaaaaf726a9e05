package io.wayline.complaint.web;

import java.util.Optional;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.wayline.complaint.AnswerLinks;
import io.wayline.complaint.AnswerReplies;
import io.wayline.complaint.AnswerReplies.Seen;
import io.wayline.customer.Customers;
import io.wayline.message.LetterPages;
import io.wayline.shared.InvalidValue;

/**
 * The page behind the link in an answer. Looking changes nothing, for mail scanners open every link; only a form that is
 * sent does. A link that is not ours, or whose complaint is gone, gets the same page as any other wrong one.
 */
@Controller
@RequestMapping(AnswerLinks.PATH + "{token}")
class AnswerPage {

    private final AnswerReplies replies;
    private final Customers customers;
    private final LetterPages letters;

    AnswerPage(AnswerReplies replies, Customers customers, LetterPages letters) {
        this.replies = replies;
        this.customers = customers;
        this.letters = letters;
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(replies.of(token), lang, model, request, response);
    }

    @PostMapping(params = "act=accept")
    String accept(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(replies.accept(token), lang, model, request, response);
    }

    @PostMapping(params = "act=reopen")
    String reopen(
            @PathVariable String token,
            @RequestParam @Nullable String lang,
            @RequestParam(defaultValue = "") String text,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return page(corrected(token, text, model, response), lang, model, request, response);
    }

    /** What was typed stays on the page until it can be taken. */
    private Optional<Seen> corrected(String token, String text, Model model, HttpServletResponse response) {
        try {
            return replies.reopen(token, text);
        } catch (InvalidValue wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", text.isBlank() ? "empty" : "long");
            model.addAttribute("typed", text);
            return replies.of(token);
        }
    }

    private String page(
            Optional<Seen> seen,
            @Nullable String lang,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var reader = seen.map(each -> customers.get(each.complaint().customer()));
        letters.dress(reader, lang, model, request, response);
        if (seen.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "complaint/answer-wrong";
        }
        var complaint = seen.get().complaint();
        model.addAttribute("reference", complaint.ref());
        model.addAttribute("standing", seen.get().standing().name());
        if (seen.get().answer() != null) {
            model.addAttribute("answer", seen.get().answer());
        }
        return "complaint/answer";
    }
}

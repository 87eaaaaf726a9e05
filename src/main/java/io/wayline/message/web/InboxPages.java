package io.wayline.message.web;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

import io.wayline.message.Message;
import io.wayline.message.Messages;
import io.wayline.message.OriginNames;
import io.wayline.message.inbox.ConditionalOnInbox;
import io.wayline.message.inbox.InboxMail;
import io.wayline.message.inbox.InboxMails;
import io.wayline.message.inbox.OpenMail;

/** The inbox of the embedded default: every mail that would have gone to a customer, readable as they would see it. */
@Controller
@ConditionalOnInbox
@PreAuthorize("hasAnyRole('SUPERVISOR', 'OPERATIONS', 'ADMIN')")
class InboxPages {

    private static final Logger log = LoggerFactory.getLogger(InboxPages.class);
    private static final int PAGE_SIZE = 50;

    private final InboxMails mails;
    private final Messages messages;
    private final OriginNames names;

    InboxPages(InboxMails mails, Messages messages, OriginNames names) {
        this.mails = mails;
        this.messages = messages;
        this.names = names;
    }

    /**
     * What the reading pane shows.
     *
     * @param message null when it did not come from our outbox
     * @param origin what the step is called that asked for it; null when none did
     */
    public record Reading(
            InboxMail mail, OpenMail open, @Nullable Message message, OriginNames.@Nullable Names origin) {}

    @GetMapping("/inbox")
    ModelAndView list(@RequestParam(defaultValue = "0") int page) {
        return page(Math.max(0, page), null);
    }

    @GetMapping("/inbox/{id}")
    ModelAndView read(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Locale language) {
        var mail = mails.get(id);
        if (mail.isUnread()) {
            mails.markRead(id);
        }
        var messageId = mail.messageId();
        var message =
                messageId == null ? null : messages.withMessageId(messageId).orElse(null);
        var origin = message == null || message.origin() == null ? null : names.of(message.origin(), language);
        return page(Math.max(0, page), new Reading(mail, mails.open(id), message, origin));
    }

    @GetMapping("/inbox/{id}/body")
    ResponseEntity<String> body(@PathVariable long id) {
        return MailFrame.of(mails.open(id).html());
    }

    @PostMapping("/inbox/empty")
    String empty(Principal who) {
        var thrownAway = mails.empty();
        log.info("Inbox emptied by {}: {} mails", who.getName(), thrownAway);
        return "redirect:/inbox";
    }

    private ModelAndView page(int page, @Nullable Reading reading) {
        var shown = new ModelAndView(
                "message/inbox",
                Map.of("mails", mails.list(page, PAGE_SIZE), "total", mails.count(), "page", page, "size", PAGE_SIZE));
        if (reading != null) {
            shown.addObject("reading", reading);
        }
        return shown;
    }
}

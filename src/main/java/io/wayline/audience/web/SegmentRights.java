package io.wayline.audience.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the reader of a page of segments may do there. */
@ControllerAdvice(assignableTypes = {SegmentPages.class, SegmentDraftPages.class})
class SegmentRights {

    /** Whether they may change segments, and begin runs. */
    @ModelAttribute("changes")
    boolean changes(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS") || request.isUserInRole("MARKETING");
    }

    /** Whether the pages of journeys are theirs, too: marketing has none. */
    @ModelAttribute("journeysOpen")
    boolean journeysOpen(HttpServletRequest request) {
        return request.isUserInRole("OPERATIONS") || request.isUserInRole("ADMIN");
    }
}

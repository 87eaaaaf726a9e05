package io.wayline.staff.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.ui.Model;

import io.wayline.staff.InvalidAccount;

/** Puts what is wrong beside the field it is about, and the status that goes with it. */
final class Faults {

    private Faults() {}

    static void show(InvalidAccount unfit, Model model, HttpServletResponse response) {
        model.addAttribute("fault", unfit);
        response.setStatus(
                switch (unfit.kind()) {
                    case CONFLICT -> HttpServletResponse.SC_CONFLICT;
                    case TOO_MANY -> 429;
                    default -> 422;
                });
    }
}

package io.wayline.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import io.wayline.staff.Accounts;

/** Takes the reader's language and theme, before sign-in for this browser, afterwards for the person. */
@Controller
class PreferencesPages {

    private static final int LONGEST_ADDRESS = 2_000;

    private final Preferences preferences;
    private final Accounts accounts;

    PreferencesPages(Preferences preferences, Accounts accounts) {
        this.preferences = preferences;
        this.accounts = accounts;
    }

    /** Changes what is given and keeps the rest; a theme other than light and dark follows the system. */
    @PostMapping("/preferences")
    RedirectView choose(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        var chosenLanguage = Languages.tagged(language);
        var chosenTheme = theme == null || Preferences.THEMES.contains(theme) ? theme : null;
        chosenLanguage.ifPresent(tag -> preferences.rememberLanguage(request, response, tag));
        if (theme != null) {
            preferences.rememberTheme(request, response, chosenTheme);
        }
        Reader.person()
                .ifPresent(person -> accounts.choose(
                        person.username(),
                        chosenLanguage.orElse(person.locale()),
                        theme == null ? person.theme() : chosenTheme));
        var answer = new RedirectView(isOurs(back) ? back : "/");
        // the address is data: braces in it are no variables
        answer.setExpandUriTemplateVariables(false);
        return answer;
    }

    /** A path of this house: one slash, then neither a second one nor a backslash, which browsers take for one. */
    private static boolean isOurs(String address) {
        return address.length() <= LONGEST_ADDRESS
                && address.chars().allMatch(each -> each > ' ' && each < 127)
                && address.matches("/(?:[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
    }
}

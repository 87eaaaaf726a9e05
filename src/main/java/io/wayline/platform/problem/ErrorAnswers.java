package io.wayline.platform.problem;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what went wrong outside of every controller: a page to people, a problem to programs. */
@Controller
class ErrorAnswers implements ErrorController {

    private final Problems problems;
    private final List<ErrorViewResolver> pages;

    ErrorAnswers(Problems problems, List<ErrorViewResolver> pages) {
        this.problems = problems;
        this.pages = pages;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // whatever is written now would end what has left in part as if it were whole; the server breaks it off
            return null;
        }
        var status = status(request);
        response.setStatus(status.value());
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith("/api/")) {
            problems.write(response, Problems.of(status, Problems.code(status), "The request was refused."));
            return null;
        }
        var page = pages.stream()
                .map(resolver -> resolver.resolveErrorView(request, status, Map.of("status", status.value())))
                .filter(Objects::nonNull)
                .findFirst();
        page.ifPresent(view -> view.setStatus(status));
        return page.orElse(null);
    }

    /** Somebody who types this address finds nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}

package io.wayline.platform.problem;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import io.wayline.background.OutOfMemory;
import io.wayline.shared.CutOff;
import io.wayline.shared.InvalidValue;
import io.wayline.shared.NotFound;
import io.wayline.shared.Problem;
import io.wayline.shared.Refusal;

/** The one place where exceptions become answers. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return answer(Problem.of(refusal), HttpHeaders.EMPTY, request, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = unreadable.getCause() instanceof UnrecognizedPropertyException unknown
                ? Problem.of(new InvalidValue(
                        unknown.getPropertyName(),
                        "is no field of this call",
                        "leave it out or correct its name; this call knows " + known(unknown)))
                : Problems.of(
                        HttpStatus.BAD_REQUEST,
                        "unreadable-body",
                        "The body cannot be read as what its Content-Type says: send well-formed JSON in UTF-8.");
        return answer(problem, HttpHeaders.EMPTY, request, response);
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** A number that is no number, in a path: there is nothing of this name; elsewhere the asker mistyped. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> mistyped(
            MethodArgumentTypeMismatchException mistyped, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = mistyped.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Problem.of(new NotFound("address"))
                : Problem.of(new InvalidValue(
                        mistyped.getName(),
                        "cannot be read as what it must be",
                        "send a value of the right kind, such as a number within range or a date as 2026-11-22"));
        return answer(problem, HttpHeaders.EMPTY, request, response);
    }

    /** Bytes that are no UTF-8, or a percent sign that begins nothing. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> undecodable(
            InvalidParameterException undecodable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = Problems.of(
                HttpStatus.BAD_REQUEST,
                "unreadable-parameters",
                "The parameters cannot be decoded: send them URL-encoded in UTF-8.");
        return answer(problem, HttpHeaders.EMPTY, request, response);
    }

    /** Security answers these in its own chain. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void forSecurity(RuntimeException refused) {
        throw refused;
    }

    /** Goes on to the server, which then breaks the connection: a description of the fault would end up in the file. */
    @ExceptionHandler
    void cutOff(CutOff fault) {
        throw fault;
    }

    /** Whoever asked has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("The asker has gone", gone);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> anything(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OutOfMemory.endIfOut(failure);
        return failure instanceof ErrorResponse known
                ? answer(named(known), known.getHeaders(), request, response)
                : answer(unexpected(failure, request), HttpHeaders.EMPTY, request, response);
    }

    private static Problem named(ErrorResponse known) {
        var status = known.getStatusCode();
        var detail = status.value() == HttpStatus.NOT_FOUND.value()
                ? null
                : known.getBody().getDetail();
        return Problems.of(status, Problems.code(status), detail == null ? "There is nothing like this here." : detail);
    }

    private static Problem unexpected(Exception failure, HttpServletRequest request) {
        var traceId = Problems.traceId();
        LOG.error("Request failed ({} {}, traceId {})", request.getMethod(), pattern(request), traceId, failure);
        return Problems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong on our side. Try again later; if it stays, report the traceId.",
                Map.of("traceId", traceId));
    }

    private static @Nullable ResponseEntity<Problem> answer(
            Problem problem, HttpHeaders headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Problems.asksForJson(request)) {
            response.sendError(problem.status());
            return null;
        }
        var answer = ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        var wait = problem.data().get("retryAfter");
        if (wait != null && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            answer.header(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return answer.body(problem);
    }

    private static Object pattern(HttpServletRequest request) {
        var pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
        return pattern == null ? "unmapped" : pattern;
    }
}

package io.wayline.platform.problem;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.wayline.shared.Problem;

/** Makes problems of what is no refusal of a feature, and writes them where no controller does. */
@Component
public class Problems {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    /** Whether a program asked: it gets problems, a person gets pages. */
    public static boolean asksForJson(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** @param code lower-case words with dashes between them */
    public static Problem of(HttpStatusCode status, String code, String detail) {
        return of(status, code, detail, Map.of());
    }

    static Problem of(HttpStatusCode status, String code, String detail, Map<String, Object> data) {
        return new Problem(Problem.type(code), Problem.title(code), status.value(), detail, List.of(), data);
    }

    /** The code of a problem that has no better one, such as {@code method-not-allowed}. */
    static String code(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        return known == null
                ? "http-" + status.value()
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ties an answer to its line in the log. */
    static String traceId() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Answers with the problem; headers that are set already stay. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}

package io.wayline.intake.web;

import java.util.List;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import io.wayline.intake.file.csv.FileReading;
import io.wayline.intake.file.csv.ImportKind;

/** What a request says of how to read the file in it, by parameters of its address. */
final class FileReadings {

    private static final String COLUMN = "column";
    private static final String DATE = "date";
    private static final String COUNTRY = "country";
    private static final String CURRENCY = "currency";
    private static final String NEW_CUSTOMERS = "newCustomers";

    private FileReadings() {}

    /**
     * Null when it says nothing.
     *
     * @throws io.wayline.shared.InvalidValue when it cannot be understood
     */
    static @Nullable FileReading of(ImportKind kind, HttpServletRequest request) {
        if (Stream.of(COLUMN, DATE, COUNTRY, CURRENCY, NEW_CUSTOMERS)
                .allMatch(name -> all(request, name).isEmpty())) {
            return null;
        }
        return FileReading.of(
                kind,
                all(request, COLUMN),
                all(request, DATE),
                request.getParameter(COUNTRY),
                request.getParameter(CURRENCY),
                Boolean.parseBoolean(request.getParameter(NEW_CUSTOMERS)));
    }

    /** As they stand: names of columns may have commas. */
    private static List<String> all(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }
}

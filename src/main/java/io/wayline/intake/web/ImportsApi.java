package io.wayline.intake.web;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.intake.file.Imports;
import io.wayline.intake.file.csv.ImportKind;
import io.wayline.shared.Page;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** Files of customers and orders: taken in, followed, and stopped. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Imports", description = "Customers and orders from CSV files: what was, so that no journey starts")
class ImportsApi {

    static final String CSV = "text/csv";
    private final Imports imports;
    private final ImportViews views;
    private final FaultsCsv csv;

    ImportsApi(Imports imports, ImportViews views, FaultsCsv csv) {
        this.imports = imports;
        this.views = views;
        this.csv = csv;
    }

    /** The receipt of a file. */
    record Receipt(String id) {}

    @Operation(summary = "Import customers", description = """
                    Takes a CSV file and answers when it is kept; the rows are worked on afterwards. Columns in any order, \
                    by these names or those of the usual systems, English, Chinese, or German: `ref` (required), `name` \
                    (or `firstName` and `lastName`), `email`, `phone`, `country`, `locale`, `zone`, `birthday`, \
                    `registeredAt`, `consents`; each row needs `email` or `phone`. Others are left out, as `columns` of \
                    the import says. `column=Kundennummer:ref` says what a column is (`column=#3:` leaves the third out), \
                    `date=DAY_FIRST` or `date=birthday:MONTH_FIRST` how dates such as 4/8/1966 are written, `country=DE` \
                    of which country numbers without a country code are. What was said last counts for the next file \
                    with the same columns. A cell that is wrong and not needed is left out, and said. A customer whose `ref` is known is changed by what the row says; what it leaves empty stays.

                    Comma, semicolon, or tab; UTF-8, or GB18030 with `Content-Type: text/csv;charset=GB18030`. The same \
                    file a second time changes nothing.""")
    @ApiResponse(responseCode = "202", description = "Kept; see `Location` for what becomes of it.")
    @ApiResponse(responseCode = "413", description = "`import-too-large`", content = @Content)
    @ApiResponse(
            responseCode = "422",
            description =
                    "`import-empty`, `import-not-text`, `import-encoding`, `import-column-missing`, `import-column-twice`: the first line tells that the file cannot be read; nothing is kept",
            content = @Content)
    @PostMapping(value = "/customers/import", consumes = CSV, produces = "application/json")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    ResponseEntity<Receipt> customers(
            HttpServletRequest request, @RequestParam @Nullable String file, Authentication sender) throws IOException {
        return receive(ImportKind.CUSTOMERS, request, file, sender);
    }

    @Operation(summary = "Import orders", description = """
                    As the import of customers, with the columns `orderRef`, `customerRef` (or `customerEmail`), \
                    `placedAt`, `amount`, and `currency` (or `currency=USD` for the file), all required. An order can \
                    stand in several rows, one for each article, anywhere in the file: with `product`, `sku`, \
                    `quantity`, or `price` the amounts of its rows are summed, and `total` is of the whole order. The \
                    customers must be known, unless `newCustomers=true`. Orders count for their customers; they start \
                    no journey. Orders are told apart by customer and `orderRef`; one that is known and says something \
                    else is refused.""")
    @ApiResponse(responseCode = "202", description = "Kept; see `Location` for what becomes of it.")
    @PostMapping(value = "/orders/import", consumes = CSV, produces = "application/json")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    ResponseEntity<Receipt> orders(
            HttpServletRequest request, @RequestParam @Nullable String file, Authentication sender) throws IOException {
        return receive(ImportKind.ORDERS, request, file, sender);
    }

    @GetMapping("/imports")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    @Operation(summary = "List imports, newest first")
    Page<ImportViews.View> list(@RequestParam @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return imports.list(cursor, Page.limit(limit)).map(views::of);
    }

    @GetMapping("/imports/{id}")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "Read how far an import is",
            description = "With what its columns were taken for, and all that is wrong by kind, with what helps.")
    ImportViews.Whole get(@PathVariable String id, Authentication reader) {
        var run = imports.get(id);
        return views.whole(run, imports.kinds(id), views.showsValues(run, reader), Locale.ENGLISH);
    }

    @GetMapping("/imports/{id}/errors")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    @Operation(
            summary = "List what is wrong with rows",
            description =
                    "Of one `column` and `code` alone, where they are given. With `Accept: text/csv`, all of it as a file.")
    Page<ImportViews.Fault> errors(
            @PathVariable String id,
            @RequestParam @Nullable String column,
            @RequestParam @Nullable String code,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Authentication reader) {
        var open = views.showsValues(imports.get(id), reader);
        return imports.faults(id, column, code, cursor, Page.limit(limit)).map(fault -> views.of(fault, open));
    }

    @GetMapping(value = "/imports/{id}/errors", produces = CSV)
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    @Operation(hidden = true)
    void errorsAsFile(@PathVariable String id, Authentication reader, HttpServletResponse response) throws IOException {
        csv.write(imports.get(id), reader, response);
    }

    @PostMapping("/imports/{id}/cancel")
    @Allowed(scopes = Scope.CUSTOMERS_WRITE, roles = Role.OPERATIONS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Stop an import",
            description = "Rows that were taken stay taken. An import that has ended stays as it is.")
    void cancel(@PathVariable String id) {
        imports.cancel(id);
    }

    private ResponseEntity<Receipt> receive(
            ImportKind kind, HttpServletRequest request, @Nullable String file, Authentication sender)
            throws IOException {
        // the request's own encoding says UTF-8 whatever was sent
        var charset = MediaType.parseMediaType(request.getContentType()).getParameter("charset");
        var said = FileReadings.of(kind, request);
        var id = imports.receive(kind, file, charset, said, request.getInputStream(), sender.getName());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + id))
                .body(new Receipt(id));
    }
}

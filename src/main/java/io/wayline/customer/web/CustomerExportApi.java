package io.wayline.customer.web;

import java.io.IOException;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.export.CustomerExports;
import io.wayline.shared.CutOff;
import io.wayline.shared.access.Allowed;
import io.wayline.shared.access.Role;
import io.wayline.shared.access.Scope;

/** The list of customers as a file. */
@RestController
@Tag(name = "Customers")
class CustomerExportApi {

    private final CustomerExports exports;

    CustomerExportApi(CustomerExports exports) {
        this.exports = exports;
    }

    /**
     * Writes on the request's own thread: a request that waits for another one would be ended by the server after half
     * a minute. A file that is cut off ends without the last chunk, so that clients see that it is not whole.
     */
    @GetMapping("/api/v1/customers.csv")
    @Allowed(
            scopes = Scope.CUSTOMERS_READ,
            roles = {Role.AGENT, Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN})
    @Operation(
            summary = "Take customers as a file",
            description = "Narrowed as the list, as CSV that an import takes. Contact data is masked as in the list."
                    + " More than 1,000 customers need a `reason`, which is recorded with who took how many.")
    void export(
            @RequestParam @Nullable String query,
            @RequestParam @Nullable String lifecycle,
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable String tier,
            @RequestParam @Nullable String reason,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        var asked = new CustomerFilters(query, lifecycle, tag, owner, tier, null).read();
        var export = exports.begin(asked, viewer, reason);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customers.csv\"");
        response.flushBuffer();
        try {
            exports.write(export, response.getOutputStream());
        } catch (IOException | RuntimeException fault) {
            throw new CutOff("An export of customers", fault);
        }
    }
}

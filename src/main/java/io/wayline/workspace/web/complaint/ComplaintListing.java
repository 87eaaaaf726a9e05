package io.wayline.workspace.web.complaint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import io.wayline.complaint.ComplaintCategory;
import io.wayline.complaint.ComplaintList.Part;

/**
 * What the list of complaints is narrowed to, as its address says it; what means nothing is passed over, for addresses are
 * kept and typed by people.
 *
 * @param show a part of the list in lower case
 * @param category a word, or empty for all
 * @param severity 1 to 4, or empty for all
 * @param page which of them, from 0
 */
public record ComplaintListing(String show, String category, String severity, String page) {

    private static final int MOST_PAGES = 10_000;

    public ComplaintListing(
            @Nullable String show, @Nullable String category, @Nullable String severity, @Nullable String page) {
        this.show = Arrays.stream(Part.values())
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .filter(part -> part.equals(show))
                .findFirst()
                .orElse("open");
        this.category = Arrays.stream(ComplaintCategory.values())
                .map(ComplaintCategory::word)
                .filter(word -> word.equals(category))
                .findFirst()
                .orElse("");
        this.severity = Objects.requireNonNullElse(severity, "").matches("[1-4]") ? String.valueOf(severity) : "";
        this.page = Objects.requireNonNullElse(page, "").matches("\\d{1,4}") ? String.valueOf(page) : "0";
    }

    Part part() {
        return Part.valueOf(show.toUpperCase(Locale.ROOT));
    }

    @Nullable
    ComplaintCategory categoryOrNull() {
        return category.isEmpty() ? null : ComplaintCategory.valueOf(category.toUpperCase(Locale.ROOT));
    }

    @Nullable
    Integer severityOrNull() {
        return severity.isEmpty() ? null : Integer.valueOf(severity);
    }

    public int number() {
        return Math.min(Integer.parseInt(page), MOST_PAGES);
    }

    /** Whether less is shown than the part has. */
    public boolean isNarrow() {
        return !(category + severity).isEmpty();
    }

    /** Where the same is found in another part of the list, narrowed alike; ends ready for one parameter more. */
    public String at(String otherPart) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("show", otherPart);
        parameters.put("category", category);
        parameters.put("severity", severity);
        var address = UriComponentsBuilder.fromPath("/complaints");
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, value);
            }
        });
        return address.encode().toUriString();
    }
}

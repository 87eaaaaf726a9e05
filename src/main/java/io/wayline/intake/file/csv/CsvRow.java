package io.wayline.intake.file.csv;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.wayline.shared.SpreadsheetCell;

/**
 * One row as it stands in the file.
 *
 * @param line where it begins, from 1
 */
public record CsvRow(Header header, long line, List<String> fields) {

    /** The text of a column, or null when the file has no such column or nothing stands there. */
    @Nullable
    public String text(String column) {
        var place = header.places().get(column);
        return place == null || fields.get(place).isBlank()
                ? null
                : SpreadsheetCell.read(fields.get(place).strip());
    }

    /** Whether each name has its field; empty ones too many, as spreadsheets write them, harm nobody. */
    public boolean isWhole() {
        var names = header.names().size();
        return fields.size() >= names
                && fields.subList(names, fields.size()).stream().allMatch(String::isBlank);
    }
}

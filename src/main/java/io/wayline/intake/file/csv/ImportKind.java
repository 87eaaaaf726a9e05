package io.wayline.intake.file.csv;

import java.util.List;
import java.util.Optional;

import static io.wayline.intake.file.csv.Column.many;
import static io.wayline.intake.file.csv.Column.optional;
import static io.wayline.intake.file.csv.Column.required;

/** What a file may hold, with the columns that are taken from it; all others are left out. */
public enum ImportKind {
    CUSTOMERS(
            required("ref"),
            optional("name"),
            optional("firstName"),
            optional("lastName"),
            optional("email"),
            many("phone"),
            optional("country"),
            optional("locale"),
            optional("zone"),
            optional("birthday"),
            optional("registeredAt"),
            optional("consents")),
    ORDERS(
            optional("customerRef"),
            optional("customerEmail"),
            optional("customerName"),
            optional("customerPhone"),
            optional("country"),
            required("orderRef"),
            required("placedAt"),
            optional("total"),
            optional("amount"),
            optional("currency"),
            optional("product"),
            optional("sku"),
            optional("category"),
            optional("quantity"),
            optional("price"),
            optional("discount"));

    private final List<Column> columns;

    ImportKind(Column... columns) {
        this.columns = List.of(columns);
    }

    /** In the order in which they are offered. */
    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}

package io.wayline.shared;

import java.util.List;

/** A single value that cannot be what it claims to be. */
public final class InvalidValue extends Refusal {

    private static final long serialVersionUID = 1;

    private final String field;
    private final String fault;
    private final String remedy;
    private final String reason;

    /**
     * @param field the field's name as the sender knows it
     * @param fault what is wrong, as the rest of a sentence that begins with the field: "has two recipients"
     * @param remedy what helps, as an imperative: "send one address"
     */
    public InvalidValue(String field, String fault, String remedy) {
        this(field, fault, remedy, "");
    }

    /** @param reason a word for this fault among several of the field, for those who say it in other words; else empty */
    public InvalidValue(String field, String fault, String remedy, String reason) {
        super(Kind.INVALID, "invalid-value", "%s %s: %s.".formatted(field, fault, remedy));
        this.field = field;
        this.fault = fault;
        this.remedy = remedy;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }

    /** The same, for a sender who calls the field by another name. */
    public InvalidValue called(String name) {
        return new InvalidValue(name, fault, remedy, reason);
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(field, "%s: %s".formatted(fault, remedy)));
    }
}

package io.wayline.journey.model.expression;

/** An expression is not of the small language. */
public final class ExpressionFault extends Exception {

    private static final long serialVersionUID = 1;

    private final String piece;

    ExpressionFault(String piece) {
        super(piece, null, false, false);
        this.piece = piece;
    }

    /** The piece where it leaves the language. */
    public String piece() {
        return piece;
    }
}

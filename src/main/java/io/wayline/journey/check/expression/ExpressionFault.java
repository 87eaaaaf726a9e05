package io.wayline.journey.check.expression;

/** An expression is not of the small language; the message is the piece where it leaves it. */
final class ExpressionFault extends Exception {

    private static final long serialVersionUID = 1;

    ExpressionFault(String piece) {
        super(piece, null, false, false);
    }
}

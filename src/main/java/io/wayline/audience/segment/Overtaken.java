package io.wayline.audience.segment;

/** Whoever asked has asked something newer meanwhile, and has no use for this answer. */
public final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    Overtaken() {
        super("Something newer was asked meanwhile");
    }
}

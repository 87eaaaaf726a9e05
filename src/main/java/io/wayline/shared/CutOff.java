package io.wayline.shared;

/**
 * A file that ended before its end, when part of it has left already. Nothing becomes an answer of this: the server
 * breaks the connection, so that whoever takes the file sees that it is not whole.
 */
public final class CutOff extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param file what was being written, such as {@code "An export of customers"} */
    public CutOff(String file, Exception cause) {
        super(file + " was cut off", cause);
    }
}

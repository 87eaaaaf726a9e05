package io.wayline.platform.start;

/** We cannot start like this, and a person can change it. */
final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    /**
     * @param reason what is wrong, as one or two sentences
     * @param remedy what to do about it
     */
    StartRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}

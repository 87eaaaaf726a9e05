package io.wayline.shared.page;

/**
 * A path that is not reached, or not shown, as pages are: after signing in, inside the frame. A bean of it lies beside
 * the controller. What no bean opens stays shut.
 *
 * @param path as Spring's path patterns write it, such as {@code /u/*}; it begins with a word of the feature's own, and a
 *     word alone is one page, with nothing below it
 */
public record PathAccess(String path, Kind kind) {

    /** In which way. */
    public enum Kind {
        /**
         * A page for customers, who have no account. The token in the address is all that counts: no session is opened,
         * no cookie is set or read, so no other page can send a form in anybody's name, and no CSRF token is asked.
         */
        PUBLIC_PAGE,
        /** The same, for programs: data, and never a page. */
        PUBLIC_DATA,
        /** A page of ours for people who cannot sign in yet; forms bring their CSRF token as everywhere. */
        BEFORE_SIGN_IN,
        /** A page below {@code /settings} for everybody who has signed in, where others are for administrators. */
        SETTINGS_OF_ALL,
        /** What somebody else wrote, for people who have signed in: no script, no network, framed by our pages only. */
        SANDBOXED
    }

    /** @throws IllegalArgumentException when the path would open more than something of the feature's own */
    public PathAccess {
        if (!path.matches("/[a-z]+(/.+)?") || path.matches("/(api|actuator)(/.*)?|/settings(/[*{].*)?")) {
            throw new IllegalArgumentException("%s is no path below a word of a feature's own".formatted(path));
        }
        if ((kind == Kind.SETTINGS_OF_ALL) != path.startsWith("/settings/")) {
            throw new IllegalArgumentException("%s cannot be %s".formatted(path, kind));
        }
    }
}

package io.wayline.shared.access;

/** What a person may do here; a person may have several. */
public enum Role {
    AGENT,
    SUPERVISOR,
    OPERATIONS,
    MARKETING,
    ADMIN;

    /** The authority that Spring Security checks, such as {@code ROLE_AGENT}. */
    public String authority() {
        return "ROLE_" + name();
    }
}

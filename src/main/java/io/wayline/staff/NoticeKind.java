package io.wayline.staff;

/**
 * A kind of notice, and where it leads. A bean of it lies beside who tells it; pages have its text under
 * {@code work.notice.<kind>}. The application does not start while two claim one kind.
 *
 * @param kind a stable word
 * @param path the address in front of the subject's id, such as {@code /work/of/}
 */
public record NoticeKind(String kind, String path) {}

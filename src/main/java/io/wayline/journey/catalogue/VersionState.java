package io.wayline.journey.catalogue;

/** What became of a version. */
public enum VersionState {
    /** The check refuses it. */
    DRAFT,
    /** The check lets it through, and it waits for a person. */
    CHECKED,
    /** It counts: who enters now, enters it. */
    PUBLISHED,
    /** It counted until another one came, or a person set it aside. */
    RETIRED
}

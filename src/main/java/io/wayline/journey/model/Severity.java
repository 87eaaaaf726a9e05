package io.wayline.journey.model;

/** What a finding stops. */
public enum Severity {

    /** The file is not taken. */
    ERROR,

    /** The file is taken; somebody should look at it. */
    WARNING
}

package io.wayline.intake.file.csv;

/** How dates of which year, month, and day cannot be told apart are written in a column. */
public enum DateForm {
    /** 31/12/2024. */
    DAY_FIRST,
    /** 12/31/2024. */
    MONTH_FIRST
}

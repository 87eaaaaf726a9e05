package io.wayline.calendar;

/** What can be wrong with a place in a file of holidays. */
public enum HolidayFault {
    TOO_LARGE("is larger than 64 KiB; a year of holidays has two or three"),
    NO_JSON("is not JSON; choose a file such as holiday-cn offers for each year"),
    NO_YEAR("is no year from 2000 to 2100; say whose holidays these are"),
    LONG_PAPERS("has more than 1,000 characters; keep the address of the announcement"),
    CONTROL("has characters that cannot be printed; leave them out"),
    NO_DAYS("is empty; a year that is not announced yet is best not imported"),
    TWICE("comes twice; keep one of the two"),
    NO_DATE("is no date; write it as 2027-01-31"),
    OTHER_YEAR("is not in this year, nor in the December before"),
    NO_KIND("is neither true nor false; true is a day off"),
    NO_NAME("is empty or longer than 60 characters; say which holiday it is");

    private final String detail;

    HolidayFault(String detail) {
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}

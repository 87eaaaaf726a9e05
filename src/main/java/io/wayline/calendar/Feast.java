package io.wayline.calendar;

import java.util.Arrays;
import java.util.Optional;

/** A day of the year that people look forward to or remember, by the name in the announcements. */
public enum Feast {
    NEW_YEAR("元旦", "New Year’s Day"),
    SPRING_FESTIVAL("春节", "Spring Festival"),
    QINGMING("清明节", "Qingming Festival"),
    LABOUR_DAY("劳动节", "Labour Day"),
    DRAGON_BOAT("端午节", "Dragon Boat Festival"),
    MID_AUTUMN("中秋节", "Mid-Autumn Festival"),
    NATIONAL_DAY("国庆节", "National Day");

    private final String zh;
    private final String en;

    Feast(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    static Optional<Feast> called(String zh) {
        return Arrays.stream(values()).filter(feast -> feast.zh.equals(zh)).findFirst();
    }
}

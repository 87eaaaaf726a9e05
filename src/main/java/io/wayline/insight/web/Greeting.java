package io.wayline.insight.web;

import java.time.LocalTime;

/** When people greet each other differently. */
enum Greeting {
    MORNING,
    AFTERNOON,
    EVENING;

    static Greeting at(LocalTime time) {
        if (time.getHour() >= 5 && time.getHour() < 12) {
            return MORNING;
        }
        return time.getHour() >= 12 && time.getHour() < 18 ? AFTERNOON : EVENING;
    }
}

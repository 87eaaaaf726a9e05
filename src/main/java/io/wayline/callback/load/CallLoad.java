package io.wayline.callback.load;

/**
 * The calls of a queue on one day.
 *
 * @param open those still to be made
 * @param late those of them whose time is over
 * @param reached those in which somebody was reached
 * @param missed those in which nobody was
 */
public record CallLoad(String queue, long open, long late, long reached, long missed) {

    public CallLoad plus(CallLoad other) {
        return new CallLoad(
                queue, open + other.open, late + other.late, reached + other.reached, missed + other.missed);
    }

    /** No calls at all. */
    public static CallLoad none(String queue) {
        return new CallLoad(queue, 0, 0, 0, 0);
    }
}

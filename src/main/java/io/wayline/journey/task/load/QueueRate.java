package io.wayline.journey.task.load;

import java.time.Duration;

/**
 * How much people have done of a queue on the last days, as they shared their days among their queues.
 *
 * @param done how many tasks
 * @param personDays on how many days of a person: two people on three days are six
 */
public record QueueRate(String queue, long done, long personDays) {

    /** Fewer than this say nothing of the next hours. */
    public static final int ENOUGH = 20;

    public QueueRate and(long more) {
        return new QueueRate(queue, done + more, personDays + 1);
    }

    /** Whether there is enough to go by. */
    public boolean tells() {
        return done >= ENOUGH;
    }

    /** How many one person does on one day. */
    public double perDay() {
        return personDays == 0 ? 0 : (double) done / personDays;
    }

    /**
     * How many so many people can do in what is left of a day.
     *
     * @param left of the working time of the day
     * @param day the working time of the whole day
     */
    public long possible(long people, Duration left, Duration day) {
        return day.isZero() ? 0 : (long) Math.floor(people * perDay() * left.toSeconds() / day.toSeconds());
    }
}

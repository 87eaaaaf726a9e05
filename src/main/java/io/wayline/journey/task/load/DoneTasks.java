package io.wayline.journey.task.load;

/**
 * What somebody has done of a queue.
 *
 * @param inTime how many of them before they were due
 */
public record DoneTasks(String queue, String username, long done, long inTime) {}

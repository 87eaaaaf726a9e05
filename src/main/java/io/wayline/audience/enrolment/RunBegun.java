package io.wayline.audience.enrolment;

/** Published in the transaction in which a run begins, before anybody is invited. */
public record RunBegun(Enrolment run) {}

package io.wayline.journey.model;

import java.util.Optional;

/** Reads a file as whoever runs it will, and keeps nothing of it: what the check accepts must be accepted there, too. */
public interface TrialReading {

    /**
     * What keeps a file from being read.
     *
     * @param element the id of the element, or empty when it is not known
     * @param line from 1; 0 when it is not known
     * @param reason in the words of whoever reads it, in English
     */
    record Fault(String element, int line, String reason) {}

    /** Empty when the file is read without a fault. Only for files in which the rules find nothing. */
    Optional<Fault> fault(ModelFile file);
}

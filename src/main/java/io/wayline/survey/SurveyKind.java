package io.wayline.survey;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.wayline.shared.InvalidValue;

/** Which question is asked, and the scores that answer it; a higher one is always the better one. */
public enum SurveyKind {
    /** How happy somebody is with something. */
    CSAT(1, 5, 2),
    /** How likely they are to recommend us. */
    NPS(0, 10, 6),
    /** How easy it was for them. */
    CES(1, 7, 3);

    private final int lowest;
    private final int highest;
    private final int highestOfUnhappy;

    SurveyKind(int lowest, int highest, int highestOfUnhappy) {
        this.lowest = lowest;
        this.highest = highest;
        this.highestOfUnhappy = highestOfUnhappy;
    }

    public int lowest() {
        return lowest;
    }

    public int highest() {
        return highest;
    }

    /** All scores, the best first. */
    public List<Integer> scores() {
        return IntStream.rangeClosed(-highest, -lowest)
                .mapToObj(score -> -score)
                .toList();
    }

    public boolean has(int score) {
        return score >= lowest && score <= highest;
    }

    /** Whether somebody who answers so is unhappy. */
    public boolean isLow(int score) {
        return score <= highestOfUnhappy;
    }

    /** @throws InvalidValue when it is no score of this kind */
    void check(int score) {
        if (!has(score)) {
            throw new InvalidValue(
                    "score", "is no score of %s".formatted(this), "choose %d to %d".formatted(lowest, highest));
        }
    }

    /** @throws InvalidValue when there is no such kind */
    public static SurveyKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidValue("kind", "is no kind of survey", "send one of CSAT, NPS, CES"));
    }
}

package io.wayline.journey.display;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an element of a journey does, to be told in a sentence.
 *
 * @param does the kind of sentence: {@code step}, {@code task}, {@code wait-time}, {@code border-event}, and so on
 * @param about what the sentence is about, in the reader's words: the step that is left, the journey that is called; else
 *     empty
 * @param step the step of the catalogue that it takes, or null
 * @param called the key of the journey that it calls, or null
 * @param template the key of the mail template that it sends, or null
 * @param settings what is set of it, as it stands in the drawing
 */
public record StepOutline(
        String does,
        String about,
        @Nullable String step,
        @Nullable String called,
        @Nullable String template,
        List<Setting> settings) {

    /**
     * Something that is set.
     *
     * @param name a word for it, where it is one of ours: {@code time}, {@code event}, {@code queue}, {@code form},
     *     {@code decision}, {@code journey}; else the name of the step's input
     * @param ours whether the name is such a word
     */
    public record Setting(String name, String value, boolean ours) {}
}

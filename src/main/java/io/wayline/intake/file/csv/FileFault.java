package io.wayline.intake.file.csv;

import java.util.Locale;

/** What can be wrong with a file as a whole; its name in lower case with dashes is the code that the API tells. */
public enum FileFault {
    EMPTY("The file is empty", "send one with a line of column names and a line for each row"),
    NOT_TEXT("The file is no text", "save the table as CSV in UTF-8; files of a spreadsheet itself cannot be read"),
    ENCODING(
            "The file has bytes that its encoding does not know",
            "save it as UTF-8, or name its encoding: text/csv;charset=GB18030"),
    COLUMN_MISSING("A column is missing", "add it to the first line, which names the columns"),
    COLUMN_TWICE("A column is there twice", "leave one of the two out or name it otherwise"),
    QUOTES("A quoted field is not closed", "close it with a quotation mark; double those inside the text"),
    ROW_TOO_LARGE("A row is longer than 64 KiB", "look for a quotation mark that is not closed"),
    TOO_LARGE("The file is larger than this installation takes", "split it, or raise wayline.import.max-size"),
    UPLOAD_CUT("The upload broke off, and nothing was imported", "send the file again"),
    INTERNAL("Something went wrong on our side", "start the import again; rows already taken are recognised");

    private final String problem;
    private final String fix;

    FileFault(String problem, String fix) {
        this.problem = problem;
        this.fix = fix;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String problem() {
        return problem;
    }

    String fix() {
        return fix;
    }
}

package org.neglectscreen;

/**
 * What became of one case among many: its report, or what is wrong with it.
 *
 * @param reportJson The report in JSON; null where the case is wrong.
 * @param error What is wrong; null where there is a report.
 */
public record Screened(String reportJson, NeglectScreenException error) {
    /** The report; an exception where the case is wrong. */
    public Report report() {
        if (error != null) {
            throw error;
        }
        return Report.fromJson(reportJson);
    }

    /** Nothing of what it says: logs show this. */
    @Override
    public String toString() {
        return error == null ? "Screened[report]" : "Screened[error]";
    }
}

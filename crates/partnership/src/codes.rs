//! The stable codes of problems, and of the reasons why a table is withheld. `docs/partnership.md` has the same table,
//! and a test holds the two together.

macro_rules! codes {
    ($(#[doc = $meaning:literal] $name:ident = $code:literal;)+) => {
        $(#[doc = $meaning] pub const $name: &str = $code;)+

        /// Every code with what it means, in the order of the documentation.
        pub const ALL: &[(&str, &str)] = &[$(($code, $meaning)),+];
    };
}

codes! {
    /// The request is not JSON.
    REQUEST_UNREADABLE = "request.unreadable";
    /// A field is not known here.
    REQUEST_UNKNOWN_FIELD = "request.unknown_field";
    /// A field is missing.
    REQUEST_FIELD_MISSING = "request.field_missing";
    /// A field stands twice.
    REQUEST_FIELD_TWICE = "request.field_twice";
    /// A value is of another kind: a text where a list belongs, or the like.
    REQUEST_KIND = "request.kind";
    /// A value is of the right kind, and not one that can stand there.
    REQUEST_VALUE = "request.value";

    /// A line is not the JSON of a report.
    MEASURES_UNREADABLE = "measures.unreadable";
    /// A line lacks a field of a report.
    MEASURES_FIELD_MISSING = "measures.field_missing";
    /// A report is of a schema version that is not known.
    MEASURES_SCHEMA = "measures.schema";
    /// A decision beside a report is not whole, or is about another case.
    MEASURES_DECISION = "measures.decision";
    /// Own measures are not the TOML of measures.
    MEASURES_DEFINITION_UNREADABLE = "measures.definition_unreadable";
    /// Own measures hold no measure.
    MEASURES_NONE = "measures.none";
    /// Two measures have one id.
    MEASURES_ID_TWICE = "measures.id_twice";
    /// A measure has more than one of `met`, `columns`, `bands` and `questions`.
    MEASURES_TWO_SHAPES = "measures.two_shapes";
    /// A measure cites a source that is not listed.
    MEASURES_UNKNOWN_SOURCE = "measures.unknown_source";
    /// Bands are not in rising order, or the last one has a limit.
    MEASURES_BANDS_OUT_OF_ORDER = "measures.bands_out_of_order";
    /// A measure has more bands than can be counted.
    MEASURES_TOO_MANY_BANDS = "measures.too_many_bands";
    /// A measure names no question, or more than a table can show.
    MEASURES_QUESTIONS = "measures.questions";
    /// A tally is not the JSON of a tally.
    MEASURES_TALLY_UNREADABLE = "measures.tally_unreadable";
    /// The counts of a tally do not fit the measures.
    MEASURES_TALLY_SHAPE = "measures.tally_shape";
    /// A tally counts more in a group than there were lines.
    MEASURES_TALLY_IMPOSSIBLE = "measures.tally_impossible";
    /// The counts add up to more than any population.
    MEASURES_TALLY_TOO_LARGE = "measures.tally_too_large";
    /// Two tallies were not counted alike.
    MEASURES_TALLIES_DIFFER = "measures.tallies_differ";
    /// A child stands in a period twice.
    MEASURES_CHILD_TWICE = "measures.child_twice";

    /// A text or a file is no response.
    RESPONSE_UNREADABLE = "response.unreadable";
    /// A CSV lacks a column.
    RESPONSE_COLUMN_MISSING = "response.column_missing";
    /// The ending of a file's name is not that of a response.
    RESPONSE_UNKNOWN_FORM = "response.unknown_form";
    /// No organisation is named.
    RESPONSE_ORGANISATION_MISSING = "response.organisation_missing";
    /// A date is missing, or is not a date.
    RESPONSE_DATE = "response.date";
    /// An answer is to a priority that the tool does not have.
    RESPONSE_UNKNOWN_PRIORITY = "response.unknown_priority";
    /// A response answers a priority twice.
    RESPONSE_PRIORITY_TWICE = "response.priority_twice";
    /// A response answers another tool.
    RESPONSE_OTHER_TOOL = "response.other_tool";
    /// A row of a Word form has text beyond action and status.
    RESPONSE_MORE_CELLS = "response.more_cells";
    /// An organisation has two different responses of one date.
    RESPONSE_VERSION_TWICE = "response.version_twice";
    /// `stale_after` is no length of time.
    RESPONSE_INTERVAL = "response.interval";
    /// An own tool is not the TOML of a tool.
    RESPONSE_TOOL_UNREADABLE = "response.tool_unreadable";
    /// An id of an own tool is empty.
    RESPONSE_ID_MISSING = "response.id_missing";
    /// An id of an own tool stands twice.
    RESPONSE_ID_TWICE = "response.id_twice";
    /// An own tool has no priorities.
    RESPONSE_NO_PRIORITIES = "response.no_priorities";

    /// A text or a line of it is not CSV in UTF-8.
    CONFIDENCE_UNREADABLE = "confidence.unreadable";
    /// A CSV lacks a column.
    CONFIDENCE_COLUMN_MISSING = "confidence.column_missing";
    /// The survey has no such role.
    CONFIDENCE_UNKNOWN_ROLE = "confidence.unknown_role";
    /// The survey has no such item.
    CONFIDENCE_UNKNOWN_ITEM = "confidence.unknown_item";
    /// The survey has no such answer.
    CONFIDENCE_UNKNOWN_VALUE = "confidence.unknown_value";
    /// A stage is none of those that there are.
    CONFIDENCE_UNKNOWN_STAGE = "confidence.unknown_stage";
    /// An answer names no period.
    CONFIDENCE_PERIOD_MISSING = "confidence.period_missing";
    /// An own survey is not the TOML of a survey.
    CONFIDENCE_SURVEY_UNREADABLE = "confidence.survey_unreadable";
    /// An id of an own survey stands twice.
    CONFIDENCE_ID_TWICE = "confidence.id_twice";
    /// An own survey refers to something that it does not define.
    CONFIDENCE_UNKNOWN_REFERENCE = "confidence.unknown_reference";

    /// Own settings are not the TOML of settings.
    DISCLOSURE_SETTINGS_UNREADABLE = "disclosure.settings_unreadable";
    /// A setting is out of its range, or protects nobody.
    DISCLOSURE_SETTING = "disclosure.setting";
    /// Too few answers were given for any table.
    DISCLOSURE_TOO_FEW = "disclosure.too_few";
    /// A figure can be worked out whatever is hidden.
    DISCLOSURE_TOO_THIN = "disclosure.too_thin";
    /// A hidden figure can be worked out, from the table itself or together with others.
    DISCLOSURE_RECOVERABLE = "disclosure.recoverable";
    /// A table shows a small count.
    DISCLOSURE_SMALL_SHOWN = "disclosure.small_shown";
    /// The figures do not add up to their totals.
    DISCLOSURE_INCONSISTENT = "disclosure.inconsistent";
    /// One figure would be published in two ways.
    DISCLOSURE_TWO_WAYS = "disclosure.two_ways";
    /// A figure differs from an earlier publication by a small number.
    DISCLOSURE_SMALL_DIFFERENCE = "disclosure.small_difference";
    /// An earlier publication has no figure that can be compared.
    DISCLOSURE_NOTHING_COMPARED = "disclosure.nothing_compared";
    /// The counts do not fill the rows and columns.
    DISCLOSURE_SHAPE = "disclosure.shape";
    /// The counts add up to more than can be held.
    DISCLOSURE_TOO_LARGE = "disclosure.too_large";
}

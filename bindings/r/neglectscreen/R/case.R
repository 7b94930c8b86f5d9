# Cases: JSON, or the same as lists.

ns_case <- function(case) {
  if (inherits(case, "ns_case")) return(case)
  json <- if (is.list(case)) as_json(case) else one_text(case, "a case")
  structure(list(json = json), class = "ns_case")
}

# A list as JSON: a vector of one is one value, except where the case has a list; days are written as days.
as_json <- function(case) {
  for (name in c("observations", "assessments", "attendance", "appointments", "growth", "responses")) {
    if (is.list(case[[name]]) && length(case[[name]]) && !is.null(names(case[[name]])) && !is.data.frame(case[[name]])) {
      stop(name, " is a list of records", call. = FALSE)
    }
  }
  case$responses <- lapply(case$responses, function(response) {
    if (!is.null(response$to)) response$to <- I(as.character(response$to))
    response
  })
  if (!length(case$responses)) case$responses <- NULL
  enc2utf8(as.character(toJSON(case, auto_unbox = TRUE, digits = NA, null = "null", Date = "ISO8601")))
}

print.ns_case <- function(x, ...) {
  cat("<ns_case>\n")
  invisible(x)
}

# The registers of one child's sessions, as the attendance of a case.
ns_marks_from_sessions <- function(rows) {
  if (!is.data.frame(rows) || !all(c("date", "session", "code") %in% names(rows))) {
    stop("rows is a data frame with the columns date, session and code", call. = FALSE)
  }
  texts <- lapply(rows[c("date", "session", "code")], as.character)
  json <- toJSON(matrix(unlist(texts), nrow = nrow(rows), ncol = 3L), na = "null")
  fromJSON(given(.Call(C_marks_from_sessions, enc2utf8(unclass(json)))))
}

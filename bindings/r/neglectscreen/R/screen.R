# To screen, and what comes of it.

ns_screen <- function(screener, case) {
  json <- given(.Call(C_screen_json, handle_of(screener), ns_case(case)$json))
  structure(list(json = json), class = "ns_report")
}

ns_screen_json <- function(screener, case) given(.Call(C_screen_json, handle_of(screener), one_text(case, "a case")))

ns_screen_many <- function(screener, cases, threads = 0) {
  json <- lapply(cases, function(case) ns_case(case)$json)
  results <- given(.Call(C_screen_many, handle_of(screener), json, whole(threads, "threads")))
  lapply(results, function(one) {
    if (inherits(one, "ns_failure")) failure(one) else structure(list(json = one), class = "ns_report")
  })
}

ns_replay <- function(screener, case) {
  json <- given(.Call(C_ask_of_case, handle_of(screener), ns_case(case)$json, NULL))
  structure(list(json = json), class = "ns_replay")
}

ns_next_question <- function(screener, tool, case) {
  fromJSON(given(.Call(C_ask_of_case, handle_of(screener), ns_case(case)$json, one_text(tool, "tool"))))
}

concerns <- c("none_recorded", "prompt", "consider", "suspect", "immediate")

hazards <- c("none", "modifiable", "avoid", "strong", "never", "immediate")

rising <- function(words, levels) factor(words, levels = levels, ordered = TRUE)

ns_concern <- function(report) rising(as.list(report)$concern, concerns)

ns_findings <- function(report) {
  parts <- as.list(report)
  found <- c(parts$findings, parts$patterns)
  text <- function(name) vapply(found, function(one) if (is.null(one[[name]])) NA_character_ else one[[name]], "")
  frame <- data.frame(rule = text("rule"), concern = rising(text("concern"), concerns), text = text("text"),
                      from = as.Date(text("from")), to = as.Date(text("to")),
                      pattern = rep(c(FALSE, TRUE), c(length(parts$findings), length(parts$patterns))),
                      stringsAsFactors = FALSE)
  frame$cites <- lapply(found, function(one) unlist(one$cites))
  frame
}

as.list.ns_report <- function(x, ...) fromJSON(x$json, simplifyVector = FALSE)

as.list.ns_replay <- function(x, ...) fromJSON(x$json, simplifyVector = FALSE)

# How much there is, and nothing of what it says: logs show what is printed.
print.ns_report <- function(x, ...) {
  parts <- as.list(x)
  cat(sprintf("<ns_report: %d findings, %d patterns, %d next steps, %d questions, %d records>\n", length(parts$findings),
              length(parts$patterns), length(parts$next_steps), length(parts$questions), length(parts$account)))
  invisible(x)
}

print.ns_replay <- function(x, ...) {
  cat(sprintf("<ns_replay: %d days>\n", length(as.list(x)$steps)))
  invisible(x)
}

ns_text <- function(x) rendered(x, "text")

ns_html <- function(x, replay = NULL, fragment = FALSE) rendered(x, if (isTRUE(fragment)) "fragment" else "html", replay)

rendered <- function(x, form, replay = NULL) {
  if (!inherits(x, c("ns_report", "ns_replay"))) stop("a report or a replay is needed", call. = FALSE)
  beside <- if (is.null(replay)) "" else replay$json
  given(.Call(C_rendered, x$json, beside, form, inherits(x, "ns_replay")))
}

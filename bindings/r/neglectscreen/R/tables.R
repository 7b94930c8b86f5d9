# Many cases from data frames, without JSON.

ns_screen_table <- function(screener, cases, observations = NULL, answers = NULL, attendance = NULL, appointments = NULL,
                            growth = NULL, responses = NULL, findings = TRUE, account = FALSE, threads = 0) {
  frames <- list(cases, observations, answers, attendance, appointments, growth, responses)
  want <- isTRUE(findings) + 2L * isTRUE(account)
  results <- given(.Call(C_screen_tables, handle_of(screener), lapply(frames, laid_out), want, whole(threads, "threads")))
  results <- lapply(Filter(Negate(is.null), results), given)
  lapply(results, joined)
}

# A frame as C takes it: its columns, their names, their formats, and the number of rows.
laid_out <- function(frame) {
  if (is.null(frame)) return(NULL)
  if (!is.data.frame(frame)) stop("a table is a data frame", call. = FALSE)
  columns <- mapply(laid_column, frame, names(frame), SIMPLIFY = FALSE, USE.NAMES = FALSE)
  list(lapply(columns, `[[`, 1L), enc2utf8(names(frame)), vapply(columns, `[[`, "", 2L), nrow(frame))
}

laid_column <- function(column, name) {
  if (is.factor(column)) column <- as.character(column)
  if (is.character(column)) return(list(enc2utf8(column), "U"))
  if (inherits(column, "Date")) return(list(day_number(column), "t"))
  if (is.logical(column)) return(if (all(is.na(column))) list(as.character(column), "U") else list(as.logical(column), "b"))
  if (is.object(column)) stop(name, " is of a class that no column has: ", class(column)[[1L]], call. = FALSE)
  if (is.integer(column)) return(list(as.integer(column), "i"))
  if (is.double(column)) return(list(as.double(column), "g"))
  if (is.list(column) && all(vapply(column, function(one) is.null(one) || is.character(one), NA))) {
    return(list(list(lengths(column), enc2utf8(as.character(unlist(column)))), "+"))
  }
  stop(name, " is of a type that no column has", call. = FALSE)
}

day_number <- function(day) {
  number <- unclass(day)
  if (any(abs(number) > 1e6, na.rm = TRUE)) stop("a day beyond the calendar", call. = FALSE)
  as.integer(floor(number))
}

# The batches of a result as one data frame: concerns and hazards in their order, other words as texts.
joined <- function(batches) {
  frames <- lapply(rev(as.list(batches)), function(batch) {
    batch <- mapply(worded, batch, names(batch), SIMPLIFY = FALSE)
    structure(batch, class = "data.frame", row.names = seq_along(batch[[1L]]))
  })
  do.call(rbind, frames)
}

worded <- function(column, name) {
  if (!is.factor(column)) return(column)
  switch(name,
    concern = , concern_ever = , could_reach = rising(column, concerns),
    hazard = , hazard_could_reach = rising(column, hazards),
    as.character(column)
  )
}

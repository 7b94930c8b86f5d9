# The checks of the package: every vector of the repository to the byte, tables beside JSON, what is wrong, memory.
library(neglectscreen)
library(jsonlite)

counts <- c(passed = 0L, failed = 0L)

# One check, named after what it promises.
holds <- function(what, check) {
  began <- proc.time()[["elapsed"]]
  done <- tryCatch({ force(check); NULL }, error = function(why) conditionMessage(why))
  if (is.null(done)) {
    counts["passed"] <<- counts["passed"] + 1L
    cat(sprintf("ok     %s (%.0f ms)\n", what, 1000 * (proc.time()[["elapsed"]] - began)))
  } else {
    counts["failed"] <<- counts["failed"] + 1L
    cat(sprintf("FAILED %s\n       %s\n", what, done))
  }
}

same <- function(expected, found, what) {
  if (!identical(expected, found)) {
    stop(what, ": expected ", substr(toString(expected), 1, 300), ", found ", substr(toString(found), 1, 300), call. = FALSE)
  }
}

caught <- function(class, expression) {
  why <- tryCatch({ expression; NULL }, error = identity)
  if (!inherits(why, class)) stop("no ", class, " was raised: ", conditionMessage(why), call. = FALSE)
  why
}

dyn.load(file.path(Sys.getenv("NEGLECT_R_BUILT"), paste0("helpers", .Platform$dynlib.ext)))
hash <- function(text) .Call("fnv1a", enc2utf8(text))

groups <- lapply(list.files("tests/vectors", "[.]json$", full.names = TRUE), fromJSON, simplifyVector = FALSE)
names(groups) <- list.files("tests/vectors", "[.]json$")

screener_of <- function(group) {
  how <- group$screener
  ns_screener(packs = file.path("packs", unlist(how$packs)), england = how$england, readings = unlist(how$readings),
              strict = how$strict)
}

is_the_report <- function(vector, json, how) {
  what <- paste(vector$name, how)
  if (!is.null(vector[["report"]])) same(enc2utf8(vector[["report"]]), json, what) else same(vector$report_fnv1a, hash(json), what)
}

holds("marks of sessions become registers, and a row that cannot be taken is named", {
  rows <- data.frame(date = as.Date(c("2026-11-17", "2026-11-16", "2026-11-16")), session = c("AM", "PM", "AM"), code = c("I", "O", "/"))
  registers <- ns_marks_from_sessions(rows)
  same(list("2026-11-16", "2026-11-17", "/OI-"), as.list(unlist(registers[1, c("from", "to", "marks")], use.names = FALSE)), "registers")
  rows$date[1] <- as.Date("2026-11-21")
  why <- caught("ns_invalid_argument_error", ns_marks_from_sessions(rows))
  same(c("rows[0].date", "weekend"), c(why$faults$path, why$faults$code), "the row")
})

holds("every vector gives its bytes, or is refused with its faults", {
  replayed <- 0L
  for (group in groups) {
    screener <- screener_of(group)
    results <- ns_screen_many(screener, lapply(group$vectors, `[[`, "case"))
    for (nth in seq_along(results)) {
      vector <- group$vectors[[nth]]
      result <- results[[nth]]
      if (is.null(vector$refused)) {
        if (!inherits(result, "ns_report")) stop(vector$name, " was refused")
        is_the_report(vector, result$json, "among many")
      } else {
        expected <- vapply(vector$refused, function(fault) paste(fault$path, fault$code), "")
        same("ns_case_error", class(result)[[1]], vector$name)
        same(expected, paste(result$faults$path, result$faults$code), vector$name)
      }
      replayed <- replayed + 1L
    }
    ns_close(screener)
  }
  if (replayed < 1800L) stop("only ", replayed, " vectors were replayed")
})

cases <- groups[["england-cases.json"]]$vectors
england <- ns_screener()

holds("one case at a time gives the same, as JSON, as bytes and as lists", {
  for (vector in cases) {
    is_the_report(vector, ns_screen_json(england, vector$case), "as JSON")
    is_the_report(vector, ns_screen(england, charToRaw(enc2utf8(vector$case)))$json, "as bytes")
    listed <- fromJSON(vector$case, simplifyVector = FALSE)
    is_the_report(vector, ns_screen(england, listed)$json, "as lists")
  }
})

holds("what people read is the same", {
  texts <- setNames(lapply(cases, `[[`, "case"), vapply(cases, `[[`, "", "name"))
  for (vector in fromJSON("tests/vectors/rendered/england-cases.json", simplifyVector = FALSE)$rendered) {
    report <- ns_screen(england, texts[[vector$name]])
    replay <- ns_replay(england, texts[[vector$name]])
    drawn <- list(report_text = ns_text(report), report_html = ns_html(report),
                  report_html_with_replay = ns_html(report, replay), report_fragment = ns_html(report, fragment = TRUE),
                  replay_text = ns_text(replay), replay_html = ns_html(replay), replay_fragment = ns_html(replay, fragment = TRUE))
    for (form in names(drawn)) same(vector[[form]], hash(drawn[[form]]), paste(vector$name, form))
  }
})

# The cases of the vectors as tables: what a table can say of them.
tables_of <- function(listed) {
  table <- function(kind, row) do.call(rbind, unlist(lapply(listed, function(case) {
    lapply(case[[kind]], function(record) row(case$case, record))
  }), recursive = FALSE))
  or_na <- function(value) if (is.null(value)) NA else value
  list(
    cases = do.call(rbind, lapply(listed, function(case) {
      data.frame(case = case$case, as_of = as.Date(case$as_of), born = as.Date(or_na(case$child$born)),
                 due = as.Date(or_na(case$child$due)), sex = or_na(case$child$sex))
    })),
    observations = table("observations", function(case, one) {
      coded <- is.list(one$code)
      frame <- data.frame(case = case, id = one$id, code = if (coded) one$code$value else one$code,
                          system = if (coded) one$code$system else NA_character_, on = as.Date(one$on), by = one$by)
      frame
    })
  )
}

holds("tables say what the same cases say as JSON", {
  plain <- Filter(function(case) {
    length(setdiff(names(case), c("schema", "case", "as_of", "child", "observations"))) == 0 &&
      length(setdiff(names(case$child), c("born", "due", "sex"))) == 0 &&
      all(vapply(case$observations, function(one) length(setdiff(names(one), c("id", "code", "on", "by"))) == 0, NA))
  }, lapply(groups[["england-examples.json"]]$vectors, function(vector) fromJSON(vector$case, simplifyVector = FALSE)))
  if (length(plain) < 100) stop("only ", length(plain), " cases")
  plain <- lapply(seq_along(plain), function(nth) { plain[[nth]]$case <- paste0("c", nth); plain[[nth]] })
  tables <- tables_of(plain)
  found <- ns_screen_table(england, tables$cases, tables$observations, account = TRUE)
  reports <- lapply(ns_screen_many(england, plain), as.list)
  same(vapply(reports, `[[`, "", "concern"), as.character(found$reports$concern), "concerns")
  same(vapply(reports, function(one) as.double(length(one$findings)), 0), as.double(found$reports$findings), "findings")
  rules <- unlist(lapply(reports, function(one) vapply(c(one$findings, one$patterns), `[[`, "", "rule")))
  same(rules, found$findings$rule, "rules")
  days <- unlist(lapply(reports, function(one) vapply(c(one$findings, one$patterns), `[[`, "", "from")))
  same(days, as.character(found$findings$from), "days")
  fates <- unlist(lapply(reports, function(one) vapply(one$account, `[[`, "", "fate")))
  same(fates, found$account$fate, "fates")
  forms <- lapply(unlist(lapply(reports, function(one) c(one$findings, one$patterns)), recursive = FALSE),
                  function(finding) as.character(unlist(finding$forms)))
  same(forms, found$findings$forms, "forms")
  same(0L, nrow(found$problems), "problems")
})

holds("every kind of column goes in, and what is wrong with a row is told at its place", {
  children <- data.frame(case = factor(c("a", "b")), as_of = as.Date("2026-11-21"), born = c("2020-03-01", "2027-01-01"))
  growth <- data.frame(case = "a", on = as.Date("2026-11-20"), weight_g = 16200L, weight_sds = -2.3)
  missed <- data.frame(case = "a", id = "p1", on = as.Date("2026-09-01"), service = "dental", outcome = "not_brought",
                       essential = TRUE)
  answers <- data.frame(case = "a", id = "a1", tool = "school_absence", on = as.Date("2026-09-18"), by = "education",
                        question = c("parents_know", "health_reason"), word = c(NA, "not_known"), yes = c(TRUE, NA))
  done <- data.frame(case = "a", on = as.Date("2026-10-10"), by = "education", kind = "discussed")
  done$to <- list("p1")
  found <- ns_screen_table(england, children, growth = growth, appointments = missed, answers = answers, responses = done,
                           account = TRUE)
  same(c(6, NA), found$reports$inputs, "inputs")
  same(c(FALSE, TRUE), is.na(found$reports$concern), "a wrong case has no concern")
  same(c("cases", "born"), unlist(found$problems[1, c("table", "column")], use.names = FALSE), "the place")
  listed <- list(schema = 1, case = "a", as_of = "2026-11-21", child = list(born = "2020-03-01"),
    growth = list(list(on = "2026-11-20", weight_g = 16200, weight_sds = -2.3)),
    appointments = list(list(id = "p1", on = as.Date("2026-09-01"), service = "dental", outcome = "not_brought", essential = TRUE)),
    assessments = list(list(id = "a1", tool = "school_absence", on = "2026-09-18", by = "education",
                            answers = list(parents_know = TRUE, health_reason = "not_known"))),
    responses = list(list(on = "2026-10-10", by = "education", kind = "discussed", to = "p1")))
  report <- as.list(ns_screen(england, listed))
  same(report$concern, as.character(found$reports$concern[1]), "the concern of lists and of tables")
  same(vapply(report$account, `[[`, "", "fate"), found$account$fate, "the fates of lists and of tables")
  why <- caught("ns_table_error", ns_screen_table(england, data.frame(case = "a", as_of = "2026-11-21", shoe = 1L)))
  same("cases. unknown_column", paste(why$faults$path, why$faults$code)[1], "an unknown column")
  caught("simpleError", ns_screen_table(england, data.frame(case = "a", as_of = Sys.time())))
  same(0L, nrow(ns_screen_table(england, children[0, ])$reports), "no rows")
})

holds("what is wrong is told at once, and nothing of the case", {
  why <- caught("ns_case_error", ns_screen(england, list(schema = 1, case = "Meadowlark", as_of = "Larkspur", child = list(born = "2020-03-01"))))
  same("as_of not_a_date", paste(why$faults$path, why$faults$code), "the fault")
  if (grepl("Meadowlark|Larkspur", paste(why$message, toString(unlist(why$faults))))) stop("an error quotes the case")
  file <- file.path(tempdir(), "ours.toml")
  writeLines("[pack]\nid = 3", file)
  why <- caught("ns_pack_error", ns_screener(file))
  if (!startsWith(why$faults$path[1], "ours.toml:")) stop("a fault without its line")
  caught("ns_invalid_argument_error", ns_next_question(england, "no_such_tool", cases[[1]]$case))
  small <- ns_screener(limits = list(observations = 1))
  why <- caught("ns_case_error", ns_screen(small, groups[["england-cases.json"]]$vectors[[1]]$case))
  same("observations", why$faults$path[1], "a limit")
  caught("simpleError", ns_screener(limits = list(shoes = 1)))
  for (wrong in list(NULL, NA_character_, c("a", "b"), 3)) caught("simpleError", ns_screen_json(england, wrong))
})

holds("nothing of a case is printed", {
  report <- ns_screen(england, cases[[1]]$case)
  shown <- capture.output(print(report), print(ns_case(cases[[1]]$case)), print(ns_replay(england, cases[[1]]$case)), print(england))
  same(4L, length(shown), "lines")
  if (any(!grepl("^<ns_[a-z]+(: [0-9]+ [a-z ]+(, [0-9]+ [a-z ]+)*)?>$", shown))) stop("more than counts: ", toString(shown))
})

holds("a closed screener refuses, and what it made stays", {
  own <- ns_screener()
  report <- ns_screen(own, cases[[1]]$case)
  ns_close(own)
  ns_close(own)
  caught("simpleError", ns_screen(own, cases[[1]]$case))
  if (nchar(ns_text(report)) == 0) stop("no text")
  kept <- unserialize(serialize(england, NULL))
  caught("simpleError", ns_screen(kept, cases[[1]]$case))
})

holds("findings, lists, searches and questions are data frames and lists", {
  report <- ns_screen(england, groups[["england-cases.json"]]$vectors[[9]]$case)
  found <- ns_findings(report)
  same(length(as.list(report)$findings) + length(as.list(report)$patterns), nrow(found), "findings")
  if (!(ns_concern(report) >= "none_recorded")) stop("concerns have an order")
  for (what in c("packs", "codes", "rules", "tools", "levels", "next_steps")) ns_list(england, what)
  same(TRUE, nrow(ns_search(england, "rotten teeth", 3)) >= 1, "a search")
  child <- list(schema = 1, case = "c", as_of = "2026-11-21", child = list(born = "2026-09-22"))
  if (!is.list(ns_next_question(england, "safe_sleep", child))) stop("no question")
})

# Each kind of memory is so large here that one kind lost would show.
holds("calls give back all that they took", {
  allocated <- function() { for (turn in 1:2) gc(); .Call("allocated") }
  faulty <- charToRaw(paste0('{"schema":1,"observations":[', strrep("1,", 300), "1]}"))
  children <- data.frame(case = "c", as_of = as.Date("2026-11-21"), born = as.Date("2020-03-01"))
  strangers <- data.frame(case = c(strrep("a", 1e5), rep("none", 500)), on = as.Date("2026-11-21"))
  wide <- as.data.frame(setNames(as.list(1:150), paste0("column", 1:150)))
  rounds <- function(many) for (round in seq_len(many)) {
    try(ns_screen(england, faulty), silent = TRUE)
    try(ns_screen_table(england, wide), silent = TRUE)
    ns_screen_many(england, list(faulty, faulty), threads = 1)
    ns_screen_table(england, children, growth = strangers, threads = 1)
    ns_list(england, "rules")
    ns_close(ns_screener())
  }
  rounds(3)
  more <- vapply(1:3, function(turn) {
    before <- allocated()
    rounds(4)
    allocated() - before
  }, 0)
  if (anyNA(more)) cat("skipped: what calls hold, which only glibc counts\n")
  else if (stats::median(more) > 2e5) stop(sprintf("four rounds hold %.0f KB more", stats::median(more) / 1e3))
})

cat(sprintf("%d passed, %d failed\n", counts[["passed"]], counts[["failed"]]))
quit(status = if (counts[["failed"]]) 1L else 0L)

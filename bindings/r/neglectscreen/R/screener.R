# Screeners: packs, checked and compiled.

limits <- c(bytes = 0L, observations = 1L, records = 2L, qualifiers = 3L, answers = 4L, text = 5L, note = 6L, register = 7L,
            nesting = 8L, values = 9L, faults = 10L, work = 11L)

lists <- c(packs = 0L, codes = 1L, rules = 2L, tools = 3L, levels = 4L, next_steps = 5L)

ns_screener <- function(packs = character(), england = TRUE, readings = character(), strict = FALSE, limits = list()) {
  known <- get("limits", envir = topenv())
  chosen <- match.arg(names(limits), names(known), several.ok = TRUE)
  if (length(limits) && !identical(chosen, names(limits))) stop("limits have the names: ", paste(names(known), collapse = ", "))
  values <- vapply(limits, function(value) as.double(value), 0)
  if (anyNA(values) || any(values < 0)) stop("a limit is a number, 0 or more")
  handle <- given(.Call(C_new_screener, isTRUE(england), lapply(packs, pack), enc2utf8(as.character(readings)),
                        isTRUE(strict), unname(known[names(limits)]), unname(values)))
  structure(list(handle = handle), class = "ns_screener")
}

# A pack as the library takes it: a folder or NULL, the names of its files, and their texts.
pack <- function(path) {
  if (!file.exists(path)) stop("there is no pack at ", path, call. = FALSE)
  read <- function(file) enc2utf8(paste0(readLines(file, encoding = "UTF-8", warn = FALSE), "\n", collapse = ""))
  if (!dir.exists(path)) return(list(NULL, enc2utf8(basename(path)), read(path)))
  files <- list.files(path, pattern = "[.]toml$", recursive = TRUE)
  list(enc2utf8(basename(path)), enc2utf8(files), vapply(file.path(path, files), read, "", USE.NAMES = FALSE))
}

handle_of <- function(screener) {
  if (!inherits(screener, "ns_screener")) stop("a screener is what ns_screener() makes", call. = FALSE)
  screener$handle
}

ns_close <- function(screener) invisible(.Call(C_close_screener, handle_of(screener)))

ns_version <- function() .Call(C_version)

ns_list <- function(screener, what = c("packs", "codes", "rules", "tools", "levels", "next_steps")) {
  what <- match.arg(what)
  fromJSON(given(.Call(C_list_json, handle_of(screener), lists[[what]])))
}

ns_search <- function(screener, words, limit = 0) {
  fromJSON(given(.Call(C_search_json, handle_of(screener), one_text(words, "words"), whole(limit, "limit"))))
}

print.ns_screener <- function(x, ...) {
  cat("<ns_screener>\n")
  invisible(x)
}

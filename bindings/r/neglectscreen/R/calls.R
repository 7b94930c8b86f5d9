# The C functions, and what their failures become.

.onLoad <- function(libname, pkgname) {
  if (!.Call(C_check_abi)) stop("the C library of neglect-screen has another ABI than this package was built for")
}

# What the library gave, or the condition of what it says is wrong: of class `ns_<status>_error` and `ns_error`, with all faults.
given <- function(answer) {
  if (!inherits(answer, "ns_failure")) return(answer)
  stop(failure(answer))
}

failure <- function(answer) {
  faults <- data.frame(path = answer$path, code = answer$code, message = answer$what, help = answer$help,
                       stringsAsFactors = FALSE)
  structure(
    class = c(paste0("ns_", answer$status, "_error"), "ns_error", "error", "condition"),
    list(message = answer$message, call = NULL, status = answer$status, faults = faults)
  )
}

# One text in UTF-8, or bytes.
one_text <- function(text, name) {
  if (is.raw(text)) return(text)
  if (!is.character(text) || length(text) != 1L || is.na(text)) stop(name, " is one text", call. = FALSE)
  enc2utf8(text)
}

# A whole number that is not below nought.
whole <- function(number, name) {
  if (!is.numeric(number) || length(number) != 1L || is.na(number) || number < 0 || number > .Machine$integer.max ||
      number != trunc(number)) {
    stop(name, " is a whole number, 0 or more", call. = FALSE)
  }
  as.integer(number)
}

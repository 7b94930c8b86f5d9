/* What the checks need and R has not: the 64-bit FNV-1a hash of texts, for the vectors, and what is allocated. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define R_NO_REMAP
#include <Rinternals.h>

SEXP fnv1a(SEXP text) {
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  for (const unsigned char *byte = (const unsigned char *)CHAR(STRING_ELT(text, 0)); *byte; byte++)
    hash = (hash ^ *byte) * UINT64_C(0x100000001b3);
  char digits[17];
  snprintf(digits, sizeof digits, "%016" PRIx64, hash);
  return Rf_mkString(digits);
}

/* The bytes that are allocated and not freed; NA where nobody counts them. */
SEXP allocated(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
  struct mallinfo2 info = mallinfo2();
  return Rf_ScalarReal((double)info.uordblks + (double)info.hblkhd);
#else
  return Rf_ScalarReal(NA_REAL);
#endif
}

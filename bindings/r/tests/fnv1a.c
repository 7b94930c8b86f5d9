/* The 64-bit FNV-1a hash of texts, for the vectors: R has no such numbers. */
#include <inttypes.h>
#include <stdio.h>

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

/* Replays the vectors of tests/vectors/ through neglect_screen_json: `vectors REPOSITORY FILE...`. The bytes of each report,
 * or the place and code of each fault, are as the file says. */
#include "check.h"

/* --- Reading: as much JSON as a file of vectors holds. --- */

typedef struct {
  const char *at;
  const char *end;
} reader;

static char *whole(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  char *text;
  long size;
  if (file == NULL) {
    fprintf(stderr, "cannot open %s\n", path);
    exit(1);
  }
  CHECK(fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0);
  rewind(file);
  text = (char *)malloc((size_t)size + 1);
  CHECK(text != NULL && fread(text, 1, (size_t)size, file) == (size_t)size);
  text[size] = '\0';
  *len = (size_t)size;
  fclose(file);
  return text;
}

static char next(reader *in) {
  while (in->at < in->end && strchr(" \t\r\n:,", *in->at) != NULL) in->at++;
  CHECK(in->at < in->end);
  return *in->at;
}

static void utf8(char **out, unsigned code) {
  char *to = *out;
  if (code < 0x80) {
    *to++ = (char)code;
  } else if (code < 0x800) {
    *to++ = (char)(0xc0 | code >> 6);
    *to++ = (char)(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    *to++ = (char)(0xe0 | code >> 12);
    *to++ = (char)(0x80 | (code >> 6 & 0x3f));
    *to++ = (char)(0x80 | (code & 0x3f));
  } else {
    *to++ = (char)(0xf0 | code >> 18);
    *to++ = (char)(0x80 | (code >> 12 & 0x3f));
    *to++ = (char)(0x80 | (code >> 6 & 0x3f));
    *to++ = (char)(0x80 | (code & 0x3f));
  }
  *out = to;
}

static unsigned hex4(reader *in) {
  char digits[5];
  memcpy(digits, in->at, 4);
  digits[4] = '\0';
  in->at += 4;
  return (unsigned)strtoul(digits, NULL, 16);
}

/* A text, unescaped in place: it never gets longer. */
static neglect_str text(reader *in) {
  neglect_str view;
  char *out;
  CHECK(next(in) == '"');
  out = (char *)++in->at;
  view.ptr = out;
  while (*in->at != '"') {
    if (*in->at != '\\') {
      *out++ = *in->at++;
      continue;
    }
    in->at += 2;
    switch (in->at[-1]) {
      case 'n': *out++ = '\n'; break;
      case 't': *out++ = '\t'; break;
      case 'r': *out++ = '\r'; break;
      case 'b': *out++ = '\b'; break;
      case 'f': *out++ = '\f'; break;
      case 'u': {
        unsigned code = hex4(in);
        if (code >= 0xd800 && code < 0xdc00) {
          in->at += 2;
          code = 0x10000 + ((code - 0xd800) << 10) + (hex4(in) - 0xdc00);
        }
        utf8(&out, code);
        break;
      }
      default: *out++ = in->at[-1];
    }
  }
  in->at++;
  view.len = (size_t)(out - view.ptr);
  return view;
}

static int same(neglect_str view, const char *word) {
  return view.len == strlen(word) && memcmp(view.ptr, word, view.len) == 0;
}

/* Anything that is not looked at. */
static void skip(reader *in) {
  char first = next(in);
  if (first == '"') {
    text(in);
  } else if (first == '{' || first == '[') {
    char last = first == '{' ? '}' : ']';
    in->at++;
    while (next(in) != last) skip(in);
    in->at++;
  } else {
    while (strchr(",]} \r\n", *in->at) == NULL) in->at++;
  }
}

static int flag(reader *in) {
  int yes = next(in) == 't';
  skip(in);
  return yes;
}

/* --- Replaying. --- */

typedef struct {
  neglect_str path;
  neglect_str code;
} refusal;

static uint64_t fnv1a(neglect_str bytes) {
  uint64_t hash = 0xcbf29ce484222325u;
  size_t at;
  for (at = 0; at < bytes.len; at++) hash = (hash ^ (unsigned char)bytes.ptr[at]) * 0x100000001b3u;
  return hash;
}

static int one(const neglect_screener *screener, reader *in, neglect_str *name) {
  neglect_str the_case = str(""), report = str(""), hash = str("");
  refusal refused[64];
  size_t count = 0, at;
  neglect_text *out = NULL;
  neglect_error *err = NULL;
  neglect_status status;
  int agrees;
  in->at++;
  while (next(in) != '}') {
    neglect_str key = text(in);
    if (same(key, "name")) {
      *name = text(in);
    } else if (same(key, "case")) {
      the_case = text(in);
    } else if (same(key, "report")) {
      report = text(in);
    } else if (same(key, "report_fnv1a")) {
      hash = text(in);
    } else if (same(key, "refused")) {
      CHECK(next(in) == '[');
      in->at++;
      while (next(in) != ']') {
        CHECK(count < 64);
        in->at++;
        while (next(in) != '}') {
          neglect_str field = text(in), value = text(in);
          *(same(field, "path") ? &refused[count].path : &refused[count].code) = value;
        }
        in->at++;
        count++;
      }
      in->at++;
    } else {
      skip(in);
    }
  }
  in->at++;

  status = neglect_screen_json(screener, the_case, &out, &err);
  if (count > 0) {
    agrees = status == NEGLECT_STATUS_CASE && neglect_error_count(err) == count;
    for (at = 0; agrees && at < count; at++) {
      const neglect_fault *fault = neglect_error_fault(err, at);
      agrees = fault->path.len == refused[at].path.len && memcmp(fault->path.ptr, refused[at].path.ptr, fault->path.len) == 0 &&
               fault->code.len == refused[at].code.len && memcmp(fault->code.ptr, refused[at].code.ptr, fault->code.len) == 0;
    }
  } else {
    neglect_str said = neglect_text_view(out);
    char digits[17];
    agrees = status == NEGLECT_STATUS_OK;
    if (agrees && report.len > 0) agrees = said.len == report.len && memcmp(said.ptr, report.ptr, said.len) == 0;
    if (agrees && hash.len > 0) {
      uint64_t value = fnv1a(said);
      int nibble;
      for (nibble = 15; nibble >= 0; nibble--, value >>= 4) digits[nibble] = "0123456789abcdef"[value & 15];
      agrees = hash.len == 16 && memcmp(digits, hash.ptr, 16) == 0;
    }
    agrees = agrees && (report.len > 0 || hash.len > 0);
  }
  neglect_error_free(err);
  neglect_text_free(out);
  return agrees;
}

static neglect_screener *made_as_said(reader *in, const char *repository) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(next(in) == '{');
  in->at++;
  while (next(in) != '}') {
    neglect_str key = text(in);
    if (same(key, "england")) {
      if (flag(in)) CHECK(neglect_screener_builder_add_england(builder, NULL) == NEGLECT_STATUS_OK);
    } else if (same(key, "strict")) {
      CHECK(neglect_screener_builder_set_strict(builder, flag(in), NULL) == NEGLECT_STATUS_OK);
    } else {
      int packs = same(key, "packs");
      CHECK(next(in) == '[');
      in->at++;
      while (next(in) != ']') {
        neglect_str name = text(in);
        if (packs) {
          char path[4096];
          neglect_str toml;
          char *bytes;
          snprintf(path, sizeof path, "%s/packs/%.*s", repository, (int)name.len, name.ptr);
          bytes = whole(path, &toml.len);
          toml.ptr = bytes;
          CHECK(neglect_screener_builder_add_pack(builder, name, toml, NULL) == NEGLECT_STATUS_OK);
          free(bytes);
        } else {
          CHECK(neglect_screener_builder_choose_reading(builder, name, NULL) == NEGLECT_STATUS_OK);
        }
      }
      in->at++;
    }
  }
  in->at++;
  if (neglect_screener_builder_build(builder, &screener, &err) != NEGLECT_STATUS_OK) {
    fprintf(stderr, "%s\n", neglect_error_message(err).ptr);
    exit(1);
  }
  neglect_screener_builder_free(builder);
  return screener;
}

int main(int count, char **names) {
  unsigned agree = 0, differ = 0;
  int nth;
  CHECK(count > 2);
  for (nth = 2; nth < count; nth++) {
    size_t len;
    char *bytes = whole(names[nth], &len);
    neglect_screener *screener = NULL;
    reader in;
    in.at = bytes;
    in.end = bytes + len;
    CHECK(next(&in) == '{');
    in.at++;
    while (next(&in) != '}') {
      neglect_str key = text(&in);
      if (same(key, "screener")) {
        screener = made_as_said(&in, names[1]);
      } else if (same(key, "vectors")) {
        CHECK(screener != NULL && next(&in) == '[');
        in.at++;
        while (next(&in) != ']') {
          neglect_str name = str("");
          if (one(screener, &in, &name)) {
            agree++;
          } else {
            differ++;
            fprintf(stderr, "%s: %.*s differs\n", names[nth], (int)name.len, name.ptr);
          }
        }
        in.at++;
      } else {
        skip(&in);
      }
    }
    neglect_screener_free(screener);
    free(bytes);
  }
  printf("C: %u vectors agree, %u differ\n", agree, differ);
  return differ == 0 && agree > 0 ? 0 : 1;
}

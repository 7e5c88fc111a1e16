/* read_encoding.h - bytes as UTF-8, whichever way they were written
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A mark at the beginning says UTF-8 or UTF-16. Without one it is UTF-8, until a byte shows that it is not:
 * then that byte and all that follow are Windows-1252, or, where UTF-8 came before, the odd byte alone is.
 */
#ifndef CR_READ_ENCODING_H
#define CR_READ_ENCODING_H

#include "text.h"

typedef enum cr_encoding {
  CR_ENCODING_UTF_8 = 0,
  CR_ENCODING_UTF_16_LE,
  CR_ENCODING_UTF_16_BE,
  CR_ENCODING_WINDOWS_1252,
} cr_encoding;

typedef struct cr_decoder {
  cr_encoding encoding;
  bool has_begun;   /* the mark has been looked for */
  bool has_utf_8;   /* a letter beyond ASCII was UTF-8, or the mark says so */
  size_t odd_bytes; /* read as Windows-1252 amid UTF-8, or halves of UTF-16 letters that miss the other */
  bool has_nul;     /* it is no text */
} cr_decoder;

/* A part as UTF-8: in its own bytes, if they are that already, or in a text. */
typedef struct cr_decoded {
  const char *bytes;
  size_t length;
} cr_decoded;

/* Decodes the next part, of four bytes or more, for which the text is emptied; is_last: nothing follows.
 * Returns how many bytes were taken: up to three may have to be given again with what follows them. */
size_t cr_decode(cr_decoder *decoder, const unsigned char *bytes, size_t size, bool is_last, cr_text *text,
                 cr_decoded *out);

#endif

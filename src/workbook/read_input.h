/* read_input.h - the bytes of a workbook, and what is told of it
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A file, a pipe or memory; and the one place from which the readers report. The first bytes can be looked at
 * without being taken.
 */
#ifndef CR_READ_INPUT_H
#define CR_READ_INPUT_H

#include "compact.h"
#include "text.h"

enum { CR_INPUT_HEAD = 4096 };

/* What changes when somebody saves a file. */
typedef struct cr_input_state {
  uint64_t device, node;
  int64_t seconds, nanoseconds;
} cr_input_state;

typedef struct cr_input {
  const char *name;
  compact_diagnostics *diagnostics;
  int file;                   /* -1: none */
  const unsigned char *bytes; /* where there is no file */
  uint64_t size;              /* of the bytes or the file; of a pipe nothing is known */
  cr_input_state state;       /* of a file, as it was opened */
  bool is_pipe, has_path;     /* has_path: name is where the file is */
  uint64_t position;          /* of cr_input_read() */
  unsigned char head[CR_INPUT_HEAD];
  size_t head_size;
} cr_input;

/* Takes over the file, -1 for bytes, and looks at its first bytes. Fails with READ. */
compact_error cr_input_open(cr_input *input);
void cr_input_close(cr_input *input);

/* Reads on, up to size bytes; *got is 0 at the end. user is a cr_input. Fails with READ. */
compact_error cr_input_read(void *user, void *buffer, size_t size, size_t *got);

/* Reads up to size bytes of what is no pipe; -1: errno says why not. */
int64_t cr_input_read_at(const cr_input *input, uint64_t offset, void *buffer, size_t size);

/* Begins again. Fails with READ for a pipe of which something has been read. */
compact_error cr_input_rewind(cr_input *input);

/* Puts what comes through a pipe into a temporary file, so that it can be read anywhere. Fails with READ or
 * LIMIT. */
compact_error cr_input_keep(cr_input *input);

/* Fails with READ if the file was written to, or another put in its place, since it was opened. */
compact_error cr_input_check_unchanged(const cr_input *input);

/* Where something stands; 0 and NULL: not known. */
typedef struct cr_spot {
  const char *part; /* of a zip */
  uint64_t line, column;
} cr_spot;

/* Report a mistake. Return the error. */
compact_error cr_report(const cr_input *input, compact_error error, const char *format, ...) CR_PRINTF(3, 4);
compact_error cr_report_at(const cr_input *input, cr_spot spot, compact_error error, const char *format, ...)
    CR_PRINTF(4, 5);

/* Reports what reading can go on with. Fails with MEMORY. */
compact_error cr_warn(const cr_input *input, const char *format, ...) CR_PRINTF(2, 3);

#endif

/* output.h - a file that is there whole or not at all
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "command.h"

/* A file being written. */
typedef struct output_file {
  const cli_command *command; /* in whose name things are said */
  const char *path;
  char *beside; /* where it is written until it is whole; NULL: stdout */
  FILE *stream;
} output_file;

/* Begins a file, "-" being stdout. Says so and returns false where it cannot be written, or something of that
 * name is there already. The path must outlive the file. */
bool output_open(output_file *output, const cli_command *command, const char *path);

/* Puts the file in its place. Says so and returns false, leaving nothing behind, where that fails. */
bool output_close(output_file *output);

#endif

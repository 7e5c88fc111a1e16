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

/* Whether a file may be put there: not over one of the inputs, whose names end in NULL, nor over what is no
 * file; and over nothing unless that is forced. Says so where it may not. "-" is stdout. */
bool output_is_allowed(const cli_command *command, const char *path, const char *const *inputs,
                       bool is_forced);

/* Begins a file, "-" being stdout. Says so and returns false where it cannot be written. The path must
 * outlive the file. */
bool output_open(output_file *output, const cli_command *command, const char *path);

/* The same, but returns false where something of that name is there already. */
bool output_open_new(output_file *output, const cli_command *command, const char *path);

/* Puts the file in its place. Says so and returns false, leaving nothing behind, where that fails. */
bool output_close(output_file *output);

/* Leaves nothing of the file behind. */
void output_drop(output_file *output);

#endif

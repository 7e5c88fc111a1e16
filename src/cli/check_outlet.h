/* check_outlet.h - findings of files that are read at the same time, one file behind the other
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CHECK_OUTLET_H
#define CHECK_OUTLET_H

#include "compact.h"

#include <stdatomic.h>
#include <stdio.h>

/* Where every file's findings go. Only the file whose turn it is writes there. */
typedef struct check_queue {
  FILE *stream;
  atomic_size_t turn;
  atomic_bool is_over; /* nobody waits for anything any more */
} check_queue;

/* The way of one file's findings: kept apart until it is the file's turn. Belongs to the thread that reads
 * the file, and after that to the one that ends the turn. */
typedef struct check_outlet {
  check_queue *queue;
  size_t index;
  FILE *apart;
} check_outlet;

/* Where the next finding is to be written. Fails with WRITE, and errno then says why. */
compact_error check_outlet_stream(check_outlet *self, FILE **out);

/* In the file's turn, when all of it is read: writes what was kept apart. Fails as check_outlet_stream(). */
compact_error check_outlet_end(check_outlet *self);

#endif

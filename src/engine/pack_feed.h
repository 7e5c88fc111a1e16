/* pack_feed.h - reading a pack part by part
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_PACK_FEED_H
#define CR_PACK_FEED_H

#include "compact.h"

typedef struct cr_pack_reader cr_pack_reader;

/* The facts must outlive the pack. Fails with MEMORY. */
compact_error cr_pack_reader_new(const compact_facts *facts, const char *source,
                                 compact_diagnostics *diagnostics, cr_pack_reader **out);

/* Takes the next part of the file. What goes wrong is kept for the end. */
compact_error cr_pack_reader_feed(cr_pack_reader *reader, const char *xml, size_t size);

/* Says that the file has ended. Fails as compact_pack_read() does. */
compact_error cr_pack_reader_finish(cr_pack_reader *reader, compact_pack **out);
void cr_pack_reader_free(cr_pack_reader *reader);

#endif

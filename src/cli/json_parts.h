/* json_parts.h - JSON that is whole, or not there
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Where memory runs out jansson leaves out of a list what could not be made, and letters out of a text that
 * it reads. Here the whole is lost with it: NULL, which json_pack() and json_dumpf() refuse in their turn.
 */
#ifndef JSON_PARTS_H
#define JSON_PARTS_H

#include "command.h"

#include <jansson.h>

/* The list with the item in it, the object with the member. Takes both; NULL when either is NULL or there is
 * no memory left. */
json_t *json_with(json_t *list, json_t *item);
json_t *json_with_member(json_t *object, const char *name, json_t *value);

/* Takes it and writes it, by flags of json_dumpf(). Fails with MEMORY, also where it is NULL, or WRITE. */
compact_error json_write(json_t *made, FILE *out, size_t flags);

/* Has jansson allocate so that json_read() sees where it could not. To be called once, and first. */
void json_begin(void);

/* Reads a line that json_write() wrote; NULL when there is no memory left. */
json_t *json_read(const char *line);

/* Takes it and prints it on stdout. Returns how the tool ends, and says why but for what main() looks at. */
int json_print(const cli_command *command, json_t *made);

#endif

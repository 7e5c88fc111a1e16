# SPDX-License-Identifier: MPL-2.0
# Run with -P by compact_embed(): FILES become the table ${PREFIX}_files, declared in HEADER, in OUTPUT.
set(arrays "")
set(rows "")
set(number 0)
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(REGEX REPLACE "((0x..,){20})" "\\1\n" bytes "${bytes}")
  string(APPEND arrays "static const unsigned char file_${number}[] = {\n${bytes}};\n\n")
  string(APPEND rows "  {\"${name}\", file_${number}, sizeof file_${number}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}.new"
  "/* Made by cmake/embed.cmake. */\n#include \"${HEADER}\"\n\n${arrays}"
  "const ${TYPE} ${PREFIX}_files[] = {\n${rows}};\n\n"
  "const size_t ${PREFIX}_file_count = ${number};\n")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")

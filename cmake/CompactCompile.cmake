# SPDX-License-Identifier: MPL-2.0
# How the project's own targets are compiled. Nothing here is global.

function(compact_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef
    $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings>)
  if(COMPACT_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(COMPACT_SANITIZERS)
    target_compile_options(${target} PRIVATE -fsanitize=${COMPACT_SANITIZERS} -fno-sanitize-recover=all
      -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${COMPACT_SANITIZERS})
  endif()
endfunction()

# A layer: an OBJECT library that sees its own folder and the layers named after it.
function(compact_layer name)
  cmake_parse_arguments(PARSE_ARGV 1 LAYER "" "" "SOURCES;USES")
  add_library(${name} OBJECT ${LAYER_SOURCES})
  target_include_directories(${name} PUBLIC
    "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include")
  target_link_libraries(${name} PUBLIC ${LAYER_USES})
  compact_compile_options(${name})
endfunction()

# compact_embed(OUTPUT [PREFIX p] [TYPE t] [HEADER h] FILE...) writes OUTPUT, a C file that holds each FILE as an
# array of bytes in the table p_files of t that h declares; those of src/engine/builtin.h if nothing is said.
function(compact_embed output)
  cmake_parse_arguments(PARSE_ARGV 1 EMBED "" "PREFIX;TYPE;HEADER" "")
  if(NOT EMBED_PREFIX)
    set(EMBED_PREFIX cr_builtin)
  endif()
  if(NOT EMBED_TYPE)
    set(EMBED_TYPE cr_embedded_file)
  endif()
  if(NOT EMBED_HEADER)
    set(EMBED_HEADER builtin.h)
  endif()
  set(files ${EMBED_UNPARSED_ARGUMENTS})
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DPREFIX=${EMBED_PREFIX}" "-DTYPE=${EMBED_TYPE}"
            "-DHEADER=${EMBED_HEADER}" "-DFILES=${files}" -P
            "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    DEPENDS ${files} "${PROJECT_SOURCE_DIR}/cmake/embed.cmake"
    VERBATIM)
endfunction()

# SPDX-License-Identifier: MPL-2.0
# compact.oxt, if LibreOffice and its SDK are here.
set(LO_INSTALL_PATH "/usr/lib/libreoffice" CACHE PATH "Where LibreOffice is, with its SDK in sdk/")
set(sdk "${LO_INSTALL_PATH}/sdk")
set(types "${LO_INSTALL_PATH}/program/types.rdb" "${LO_INSTALL_PATH}/program/types/offapi.rdb")
if(NOT EXISTS "${sdk}/bin/cppumaker" OR NOT EXISTS "${sdk}/include/cppuhelper/weak.hxx")
  message(STATUS "No LibreOffice SDK in ${sdk}: the Calc extension is left out (see LO_INSTALL_PATH)")
  return()
endif()

# The headers of Calc's own types never change in a build tree, so they are made once, with a file to say so.
set(uno_headers "${CMAKE_CURRENT_BINARY_DIR}/uno")
add_custom_command(
  OUTPUT "${uno_headers}.made"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${uno_headers}"
  COMMAND "${sdk}/bin/cppumaker" "-O${uno_headers}" -Gc ${types}
  COMMAND "${CMAKE_COMMAND}" -E touch "${uno_headers}.made"
  VERBATIM)

# cppumaker takes absolute paths only.
set(own_types "${generated}/compact.rdb")
set(own_header "${generated}/org/compactrules/XCompact.hpp")
list(TRANSFORM types PREPEND "-X" OUTPUT_VARIABLE known_types)
add_custom_command(
  OUTPUT "${own_types}" "${own_header}"
  COMMAND "${sdk}/bin/unoidl-write" ${types} "${generated}/compact.idl" "${own_types}"
  COMMAND "${sdk}/bin/cppumaker" "-O${generated}" -Gc "${own_types}" ${known_types}
  DEPENDS "${generated}/compact.idl"
  VERBATIM)

# The workbooks that lie in the extension, ready to be opened as new documents.
set(books "${CMAKE_CURRENT_BINARY_DIR}/workbooks")
add_custom_command(
  OUTPUT "${books}.made" "${generated}/book_table.h"
  COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/make_books.py" "$<TARGET_FILE:compact_tool>" "${books}"
          "${generated}/book_table.h"
  COMMAND "${CMAKE_COMMAND}" -E touch "${books}.made"
  DEPENDS make_books.py compact_tool
  VERBATIM)

add_library(compact_uno MODULE
  calculate.cxx changes.cxx compacts.cxx component.cxx convert.cxx document.cxx file_search.cxx load_job.cxx range.cxx
  recompile.cxx session.cxx untouched.cxx whole_ranges.cxx
  menu/calculation.cxx menu/change.cxx menu/clipboard.cxx menu/command_about.cxx menu/command_browse.cxx menu/command_check.cxx menu/command_choose.cxx
  menu/command_help.cxx menu/command_insert.cxx menu/command_new.cxx menu/command_notice.cxx menu/command_recalculate.cxx
  menu/command_why.cxx menu/dialog.cxx menu/dispatch.cxx menu/formula_value.cxx menu/hidden_document.cxx menu/insert_writer.cxx
  menu/looks.cxx menu/menu.cxx menu/progress.cxx menu/report_sheet.cxx menu/report_step.cxx menu/sheet.cxx menu/sheet_reader.cxx menu/undo.cxx
  "${generated}/book_table.h" "${generated}/component_methods.inc" "${own_header}" "${uno_headers}.made")
compact_compile_options(compact_uno)
target_compile_definitions(compact_uno PRIVATE UNX GCC LINUX CPPU_ENV=gcc3)
target_include_directories(compact_uno PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${generated}")
target_include_directories(compact_uno SYSTEM PRIVATE "${uno_headers}" "${sdk}/include")
target_link_directories(compact_uno PRIVATE "${sdk}/lib")
target_link_libraries(compact_uno PRIVATE
  compact_menu compact_sheet compact_functions compact_register compact_engine compact_support uno_cppu uno_cppuhelpergcc3
  uno_sal)
# Another copy of libcompact in the same process must not be taken for ours.
target_link_options(compact_uno PRIVATE
  "-Wl,--version-script=${CMAKE_CURRENT_SOURCE_DIR}/exports.map" -Wl,-z,defs)
set_target_properties(compact_uno PROPERTIES
  PREFIX "lib" OUTPUT_NAME "compact" SUFFIX ".uno.so"
  LINK_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/exports.map"
  BUILD_RPATH_USE_ORIGIN OFF SKIP_BUILD_RPATH ON)

configure_file(package/description.xml.in description.xml @ONLY)
set(package "${CMAKE_CURRENT_SOURCE_DIR}/package")
set(oxt "${PROJECT_BINARY_DIR}/compact.oxt")
set(entries
  "META-INF/manifest.xml=${package}/META-INF/manifest.xml"
  "description.xml=${CMAKE_CURRENT_BINARY_DIR}/description.xml"
  "description.txt=${package}/description.txt"
  "icon.svg=${package}/icon.svg"
  "LICENSE=${PROJECT_SOURCE_DIR}/LICENSE"
  "CHANGELOG.md=${PROJECT_SOURCE_DIR}/CHANGELOG.md"
  "compact.components=${package}/compact.components"
  "Jobs.xcu=${package}/Jobs.xcu"
  "CalcAddIns.xcu=${generated}/CalcAddIns.xcu"
  "Addons.xcu=${generated}/Addons.xcu"
  "CalcWindowState.xcu=${generated}/CalcWindowState.xcu"
  "ProtocolHandler.xcu=${generated}/ProtocolHandler.xcu"
  "compact.rdb=${own_types}"
  "help/en/org.compactrules.compact/functions.xhp=${generated}/functions.xhp"
  "help/en/org.compactrules.compact/guide.xhp=${generated}/guide.xhp"
  "help/en/org.compactrules.compact/menu.xhp=${generated}/menu.xhp"
  "manual.html=${generated}/manual.html")
foreach(dialog IN LISTS menu_dialogs)
  cmake_path(GET dialog FILENAME name)
  list(APPEND entries "dialogs/${name}=${generated}/dialogs/${name}")
endforeach()
file(GLOB menu_icons CONFIGURE_DEPENDS menu/icons/*.svg)
foreach(icon IN LISTS menu_icons)
  cmake_path(GET icon FILENAME name)
  list(APPEND entries "icons/${name}=${icon}")
endforeach()
list(TRANSFORM entries REPLACE "^[^=]*=" "" OUTPUT_VARIABLE packed)
add_custom_command(
  OUTPUT "${oxt}"
  COMMAND Python3::Interpreter "${CMAKE_CURRENT_SOURCE_DIR}/make_oxt.py" "${oxt}" ${entries}
          "libcompact.uno.so=$<TARGET_FILE:compact_uno>" "workbooks=${books}"
  DEPENDS make_oxt.py compact_uno "${books}.made" ${packed}
  VERBATIM)
add_custom_target(compact_oxt ALL DEPENDS "${oxt}")
set_target_properties(compact_oxt PROPERTIES OXT "${oxt}")

/* convert.cxx - UNO's values and the C functions' cells, one as the other
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "convert.hxx"

#include <array>
#include <cstdint>
#include <cstring>

#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <cppu/unotype.hxx>

namespace compact_addin {
namespace {

/* Calc's own numbers for the errors that we answer with. */
constexpr std::uint64_t error_illegal_argument = 502;
constexpr std::uint64_t error_not_available = 0x7fff;

/* Calc keeps a cell's error in the low bits of a quiet NaN, in arrays that come from functions too. */
double error_number(std::uint64_t error) {
  const std::uint64_t bits = 0x7ff8000000000000u | error;
  double number;
  static_assert(sizeof number == sizeof bits);
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

[[noreturn]] void refuse(const rtl::OUString &message) {
  throw css::lang::IllegalArgumentException(message, nullptr, 0);
}

cell number_cell(double number) {
  return {CELL_NUMBER, number, nullptr};
}

cell text_cell(const rtl::OUString &value, kept_text &text) {
  if (value.isEmpty())
    return {CELL_BLANK, 0, nullptr};
  text = utf8(value);
  return {CELL_TEXT, 0, const_cast<char *>(text->getStr())};
}

/* Calc passes doubles; macros and other languages may pass any other number. */
cell other_cell(const css::uno::Any &value) {
  double number = 0;
  bool flag = false;
  if (value >>= flag)
    return number_cell(flag ? 1 : 0);
  if (value >>= number)
    return number_cell(number);
  refuse("An argument is neither a number nor text nor a range of them.");
}

/* An outcome's name; each is made once. */
const rtl::OUString &outcome_name(const cell &result) {
  static const auto names = [] {
    std::array<rtl::OUString, COMPACT_OUTCOME_NOT_APPLICABLE + 1> made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      const cell named{CELL_OUTCOME, static_cast<double>(i), nullptr};
      made[i] = unicode(cell_words(&named));
    }
    return made;
  }();
  return names[static_cast<std::size_t>(result.number)];
}

} // namespace

rtl::OString utf8(const rtl::OUString &text) {
  return rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
}

rtl::OUString unicode(const char *text) {
  return {text, static_cast<sal_Int32>(std::strlen(text)), RTL_TEXTENCODING_UTF8};
}

const cell_range *range_in(const css::uno::Any &argument) {
  if (argument.getValueTypeClass() != css::uno::TypeClass_SEQUENCE ||
      argument.getValueType() != cppu::UnoType<cell_range>::get())
    return nullptr;
  return static_cast<const cell_range *>(argument.getValue());
}

cell read_cell(const css::uno::Any &value, kept_text &text) {
  switch (value.getValueTypeClass()) {
  case css::uno::TypeClass_DOUBLE:
    return number_cell(*static_cast<const double *>(value.getValue()));
  case css::uno::TypeClass_STRING:
    return text_cell(*static_cast<const rtl::OUString *>(value.getValue()), text);
  case css::uno::TypeClass_VOID:
    return {CELL_BLANK, 0, nullptr};
  default:
    return other_cell(value);
  }
}

css::uno::Any lone_result(const cell &result) {
  switch (result.kind) {
  case CELL_NUMBER:
    return css::uno::Any(result.number);
  case CELL_OUTCOME:
    return css::uno::Any(outcome_name(result));
  case CELL_TEXT:
    return css::uno::Any(unicode(result.text));
  case CELL_BAD_ARGUMENT:
    refuse(unicode(result.text));
  default:
    return {}; /* Calc shows #N/A */
  }
}

bool number_result(const cell &result, double &out) {
  if (result.kind == CELL_NUMBER)
    out = result.number;
  else
    out = error_number(result.kind == CELL_BAD_ARGUMENT ? error_illegal_argument : error_not_available);
  return result.kind != CELL_TEXT && result.kind != CELL_OUTCOME;
}

bool text_result(const cell &result, rtl::OUString &out) {
  if (result.kind == CELL_OUTCOME)
    out = outcome_name(result);
  else if (result.kind == CELL_TEXT)
    out = unicode(result.text);
  else if (result.kind == CELL_BAD_ARGUMENT)
    out = "Err:502 " + unicode(result.text);
  else
    out = "#N/A";
  return true;
}

} // namespace compact_addin

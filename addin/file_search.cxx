/* file_search.cxx - whether a spreadsheet file holds one of our names, without asking a single cell
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "file_search.hxx"

#include <algorithm>
#include <string>
#include <string_view>

#include <com/sun/star/io/XInputStream.hpp>
#include <com/sun/star/packages/zip/ZipFileAccess.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <rtl/character.hxx>

namespace compact_addin {
namespace {

using context_ref = css::uno::Reference<css::uno::XComponentContext>;
using stream_ref = css::uno::Reference<css::io::XInputStream>;

constexpr sal_Int32 block_size = 64 * 1024;

constexpr std::string_view wanted = "compact_"; /* in any letters' case */

/* As every program writes it that writes spreadsheets. Another encoding, or an encrypted part, does not. */
bool is_plain_xml(std::string_view start) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (start.substr(0, mark.size()) == mark)
    start.remove_prefix(mark.size());
  constexpr std::string_view declaration = "<?xml";
  return start.substr(0, declaration.size()) == declaration;
}

bool is_wanted(std::string_view bytes) {
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (rtl::toAsciiLowerCase(static_cast<unsigned char>(bytes[i])) != static_cast<unsigned char>(wanted[i]))
      return false;
  return true;
}

/* Looks for the underscore first: it is the rarest of the name's characters in a spreadsheet. */
bool holds_wanted(std::string_view bytes) {
  constexpr std::size_t before = wanted.size() - 1;
  for (std::size_t at = bytes.find('_', before); at != bytes.npos; at = bytes.find('_', at + 1))
    if (is_wanted(bytes.substr(at - before)))
      return true;
  return false;
}

/* The search of one stream, block after block: a name may lie across the border of two. */
class name_search {
public:
  bool is_in(std::string_view block) {
    border_.append(block.substr(0, wanted.size()));
    if (holds_wanted(border_) || holds_wanted(block))
      return true;
    if (block.size() >= wanted.size())
      border_ = block.substr(block.size() - wanted.size());
    else
      border_.erase(0, border_.size() - std::min(border_.size(), wanted.size()));
    return false;
  }

private:
  std::string border_; /* the end of what has been looked through */
};

search_result search_stream(const stream_ref &stream) {
  css::uno::Sequence<sal_Int8> bytes;
  name_search search;
  bool is_first = true;
  while (const sal_Int32 size = stream->readBytes(bytes, block_size)) {
    const std::string_view block(reinterpret_cast<const char *>(bytes.getConstArray()),
                                 static_cast<std::size_t>(size));
    if (is_first && !is_plain_xml(block))
      return search_result::unknown;
    if (search.is_in(block))
      return search_result::present;
    is_first = false;
  }
  return is_first ? search_result::unknown : search_result::absent;
}

/* content.xml of an .ods; xl/worksheets/sheet1.xml and its like of an .xlsx. */
bool may_hold_formulas(const rtl::OUString &part) {
  return part == "content.xml" || (part.indexOf("sheet") >= 0 && part.endsWith(".xml"));
}

search_result search_zip(const context_ref &context, const rtl::OUString &url) {
  const auto zip = css::packages::zip::ZipFileAccess::createWithURL(context, url);
  const css::uno::Sequence<rtl::OUString> parts = zip->getElementNames();
  search_result result = search_result::unknown;
  for (sal_Int32 i = 0; i < parts.getLength(); ++i) {
    if (!may_hold_formulas(parts[i]))
      continue;
    result = search_stream(stream_ref(zip->getByName(parts[i]), css::uno::UNO_QUERY_THROW));
    if (result != search_result::absent)
      return result;
  }
  return result;
}

bool is_zip(const stream_ref &stream) {
  css::uno::Sequence<sal_Int8> start;
  return stream->readBytes(start, 2) == 2 && start[0] == 'P' && start[1] == 'K';
}

} // namespace

search_result search_file(const context_ref &context, const rtl::OUString &url) {
  try {
    const auto files = css::ucb::SimpleFileAccess::create(context);
    if (is_zip(files->openFileRead(url)))
      return search_zip(context, url);
    return search_stream(files->openFileRead(url));
  } catch (const css::uno::Exception &) {
    return search_result::unknown;
  }
}

} // namespace compact_addin

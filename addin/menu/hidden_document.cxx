/* hidden_document.cxx - a spreadsheet that nobody sees, for what would otherwise change the one in the window
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "hidden_document.hxx"

#include <vector>

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/SequenceInputStream.hpp>
#include <com/sun/star/io/SequenceOutputStream.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "convert.hxx"

namespace compact_addin {

using css::beans::PropertyValue;
using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr char in_memory[] = "private:stream";

PropertyValue named(const char *name, const Any &value) {
  PropertyValue property;
  property.Name = unicode(name);
  property.Value = value;
  return property;
}

/* Calc's own format keeps everything, whatever format the document came in. */
PropertyValue format() {
  return named("FilterName", Any(rtl::OUString("calc8")));
}

css::uno::Sequence<sal_Int8> stored(const Reference<css::uno::XComponentContext> &context,
                                    const hidden_document::document_reference &document) {
  const auto stream = css::io::SequenceOutputStream::create(context);
  const PropertyValue arguments[] = {
      format(), named("OutputStream", Any(Reference<css::io::XOutputStream>(stream, UNO_QUERY_THROW)))};
  Reference<css::frame::XStorable>(document, UNO_QUERY_THROW)->storeToURL(in_memory, {arguments, 2});
  return stream->getWrittenBytes();
}

} // namespace

void hidden_document::load(const Reference<css::uno::XComponentContext> &context, const rtl::OUString &url,
                           std::initializer_list<PropertyValue> more) {
  std::vector<PropertyValue> arguments(more);
  arguments.push_back(named("Hidden", Any(true)));
  document_.set(css::frame::Desktop::create(context)->loadComponentFromURL(
                    url, "_blank", 0, {arguments.data(), static_cast<sal_Int32>(arguments.size())}),
                UNO_QUERY_THROW);
  Reference<css::beans::XPropertySet>(document_, UNO_QUERY_THROW)
      ->setPropertyValue("IsUndoEnabled", Any(false));
}

hidden_document::hidden_document(const Reference<css::uno::XComponentContext> &context) {
  load(context, "private:factory/scalc", {});
}

hidden_document::hidden_document(const Reference<css::uno::XComponentContext> &context,
                                 const document_reference &original) {
  const auto stream =
      css::io::SequenceInputStream::createStreamFromSequence(context, stored(context, original));
  load(context, in_memory,
       {format(), named("InputStream", Any(Reference<css::io::XInputStream>(stream, UNO_QUERY_THROW))),
        named("MacroExecutionMode", Any(css::document::MacroExecMode::NEVER_EXECUTE)),
        named("UpdateDocMode", Any(css::document::UpdateDocMode::NO_UPDATE))});
}

hidden_document::~hidden_document() {
  try {
    Reference<css::util::XCloseable>(document_, UNO_QUERY_THROW)->close(true);
  } catch (const css::uno::Exception &) {
    /* The office is closing it already. */
  }
}

} // namespace compact_addin

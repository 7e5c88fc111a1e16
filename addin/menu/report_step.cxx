/* report_step.cxx - adding the sheet of a report, as one step that is undone and done again
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Calc's own step of adding a sheet would bring back an empty one: ours keeps the report and writes it again.
 * It is written in a document that nobody sees and then taken over whole, which is no step of Calc's: while
 * it is written the document of the window stays as it is, with all that can be undone and done again there.
 */
#include "report_step.hxx"

#include <functional>

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/UndoFailedException.hpp>
#include <com/sun/star/document/XUndoAction.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XSpreadsheets2.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>
#include <rtl/ref.hxx>

#include "change.hxx"
#include "convert.hxx"
#include "hidden_document.hxx"
#include "looks.hxx"

namespace compact_addin {
namespace {

using css::uno::Any;
using css::uno::Reference;
using css::uno::UNO_QUERY_THROW;
using document_reference = Reference<css::sheet::XSpreadsheetDocument>;

/* More than these take a moment. */
constexpr sal_Int32 rows_taken_over_at_once = 5000;

rtl::OUString free_name(const Reference<css::sheet::XSpreadsheets> &sheets) {
  const auto first = unicode(TEXT_CHECK_SHEET);
  rtl::OUString name = first;
  for (sal_Int32 number = 2; sheets->hasByName(name); ++number)
    name = first + " " + rtl::OUString::number(number);
  return name;
}

/* The first sheet of an empty document, by that name, where day 0 is that of another. */
Reference<css::sheet::XSpreadsheet> first_sheet(const document_reference &document, const rtl::OUString &name,
                                                const document_reference &like) {
  const cell_properties properties(document, UNO_QUERY_THROW), others(like, UNO_QUERY_THROW);
  const Reference<css::container::XIndexAccess> sheets(document->getSheets(), UNO_QUERY_THROW);
  const Reference<css::container::XNamed> first(sheets->getByIndex(0), UNO_QUERY_THROW);
  properties->setPropertyValue("NullDate", others->getPropertyValue("NullDate"));
  first->setName(name);
  return {first, UNO_QUERY_THROW};
}

class report_step : public cppu::WeakImplHelper1<css::document::XUndoAction> {
public:
  report_step(const menu_call &call, const sheet_target &target,
              const std::shared_ptr<const made_report> &made)
      : context_(call.context), document_(target.document), made_(made),
        name_(free_name(target.document->getSheets())), place_(target.table.Sheet + 1) {
  }

  sal_Int32 steps() const {
    return static_cast<sal_Int32>(sheet_report_row_count(made_->report.get()));
  }

  /* False: called off. on_written comes before the last step, which cannot be made in slices. */
  bool add(const report_advance &advance, const std::function<void()> &on_written) {
    const document_reference document = still_open();
    const hidden_document draft(context_);
    if (!fill_report_sheet(draft.get(), first_sheet(draft.get(), name_, document), *made_, advance))
      return false;
    on_written();
    Reference<css::sheet::XSpreadsheets2>(document->getSheets(), UNO_QUERY_THROW)
        ->importSheet(draft.get(), name_, place_);
    set_report_page(document, {document->getSheets()->getByName(name_), UNO_QUERY_THROW});
    return true;
  }

  void show() {
    const document_reference document = still_open();
    const Reference<css::sheet::XSpreadsheetView> view(model_of(document)->getCurrentController(),
                                                       css::uno::UNO_QUERY);
    if (view.is())
      view->setActiveSheet({document->getSheets()->getByName(name_), UNO_QUERY_THROW});
  }

  rtl::OUString SAL_CALL getTitle() override {
    return unicode(TEXT_CHECK_UNDO);
  }
  void SAL_CALL undo() override {
    attempt([this] { still_open()->getSheets()->removeByName(name_); });
  }
  void SAL_CALL redo() override {
    attempt([this] {
      const auto frame = model_of(still_open())->getCurrentController()->getFrame();
      busy shown({context_, frame}, TEXT_CHECK_WRITING, steps());
      const auto advance = [&shown](sal_Int32 done) {
        shown.advance(done);
        return true;
      };
      add(advance, [] {});
      show();
    });
  }

private:
  static Reference<css::frame::XModel> model_of(const document_reference &document) {
    return {document, UNO_QUERY_THROW};
  }
  document_reference still_open() const {
    return {document_.get(), UNO_QUERY_THROW};
  }

  /* Of other exceptions the office would not know that the step has not been made. */
  void attempt(const std::function<void()> &change) {
    try {
      change();
    } catch (const css::uno::Exception &exception) {
      throw css::document::UndoFailedException(exception.Message, *this, Any());
    } catch (const std::exception &exception) {
      throw css::document::UndoFailedException(unicode(exception.what()), *this, Any());
    }
  }

  const Reference<css::uno::XComponentContext> context_;
  const css::uno::WeakReference<css::sheet::XSpreadsheetDocument>
      document_; /* whose list of steps keeps us */
  const std::shared_ptr<const made_report> made_;
  const rtl::OUString name_;
  const sal_Int32 place_;
};

/* False: called off. */
bool add(const menu_call &call, report_step &step) {
  progress shown(call, TEXT_CHECK_WRITING, step.steps());
  const auto announce = [&shown, &step] {
    if (step.steps() > rows_taken_over_at_once)
      shown.announce(unicode(TEXT_CHECK_TAKING_OVER));
  };
  return step.add([&shown](sal_Int32 done) { return shown.advance(done); }, announce);
}

} // namespace

void add_report(const menu_call &call, const sheet_target &target,
                const std::shared_ptr<const made_report> &made) {
  const rtl::Reference<report_step> step(new report_step(call, target, made));
  if (!add(call, *step))
    return;
  undo_of(document_of(call))->addUndoAction(step.get());
  step->show();
}

} // namespace compact_addin

/* calculation.hxx - every formula of a document calculated again, a few at a time
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CALCULATION_HXX
#define COMPACT_CALCULATION_HXX

#include <com/sun/star/frame/XModel.hpp>

#include "menu.hxx"

namespace compact_addin {

/* From now on no formula shows what it has answered before: each is calculated when somebody looks at it. */
void forget_answers(const css::uno::Reference<css::frame::XModel> &document);

/* Forgets the answers and looks at every formula, so that all are calculated. False: called off, and the rest
 * is calculated when it is looked at. */
bool calculate_all(const menu_call &call);

/* The same for somebody who cannot wait: the answers are forgotten now, and looked at once the office is
 * idle. */
void calculate_later(const menu_call &call);

} // namespace compact_addin

#endif

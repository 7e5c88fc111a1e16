/* attribute.h - what compilers are told of a function
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_ATTRIBUTE_H
#define CR_ATTRIBUTE_H

#if defined(__GNUC__)
#  define CR_PRINTF(string, first) __attribute__((format(printf, string, first)))
/* For what is needed seldom, or is one of several ways: inside its caller its room on the stack would be
 * taken every time. */
#  define CR_NOINLINE __attribute__((noinline))
#else
#  define CR_PRINTF(string, first)
#  define CR_NOINLINE
#endif

#endif

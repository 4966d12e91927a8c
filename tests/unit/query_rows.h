// What a query is read as, for tables of tests.

#pragma once

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/error.h"
#include "search/query/parser.h"

namespace newsdex::query {

inline constexpr Day kToday{std::chrono::year{2025} / 6 / 18};  // a Wednesday

inline Parsed read(std::string_view typed, bool any = false, bool strict = false) {
  return parse(typed, {.today = kToday, .any = any, .strict = strict});
}

struct Row {
  const char* name;
  const char* typed;
  const char* canonical;
  const char* hint = nullptr;  // nullptr: none
};

inline std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.typed; }

inline const auto kRowName = [](const auto& row) { return std::string(row.param.name); };

/// A query is read as its row says, and its own spelling the same way; strictly only without hints.
inline void expect_reading(const Row& row) {
  const Parsed parsed = read(row.typed);
  EXPECT_EQ(to_string(parsed.root), row.canonical);
  EXPECT_EQ(read(to_string(parsed.root)).root, parsed.root);
  EXPECT_EQ(read(to_string(parsed.root), /*any=*/true).root, parsed.root);
  if (row.hint == nullptr) {
    EXPECT_THAT(parsed.hints, testing::IsEmpty());
    EXPECT_EQ(read(row.typed, false, /*strict=*/true).root, parsed.root);
  } else {
    EXPECT_THAT(parsed.hints, testing::Contains(testing::HasSubstr(row.hint)));
    EXPECT_THROW(read(row.typed, false, /*strict=*/true), InputError);
  }
}

}  // namespace newsdex::query

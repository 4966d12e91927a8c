// The elements and attributes of HTML that mean something to a reader of news.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace newsdex::html {

/// `text` is a run of characters; `other` an element that none of the rules speaks of.
enum class Tag : std::uint8_t {
  text,
  other,
  a,
  address,
  article,
  aside,
  blockquote,
  body,
  br,
  caption,
  center,
  dd,
  details,
  div,
  dl,
  dt,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hidden,  ///< what no browser shows as text: script, style, template, select, svg …
  hr,
  html,
  li,
  link,
  main,
  meta,
  nav,
  ol,
  p,
  pre,
  script,
  section,
  summary,
  table,
  tbody,
  td,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
};

/// Expects a name in lower case.
[[nodiscard]] Tag tag_of(std::string_view name);

/// Whether an element begins and ends a paragraph.
[[nodiscard]] bool is_block(Tag tag);

[[nodiscard]] bool is_heading(Tag tag);

enum class Attribute : std::uint8_t {
  aria_hidden,
  class_,
  content,
  datetime,
  hidden,
  href,
  id,
  itemprop,
  itemscope,
  itemtype,
  lang,
  name,
  property,
  rel,
  role,
  style,
  type,
};

/// Expects a name in lower case. nullopt for one that none of the rules speaks of.
[[nodiscard]] std::optional<Attribute> attribute_of(std::string_view name);

}  // namespace newsdex::html

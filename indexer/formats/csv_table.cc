#include "indexer/formats/csv_table.h"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include <csv.h>

#include "common/byte_order_mark.h"
#include "indexer/limits.h"

namespace newsdex {

struct CsvParser::State {
  explicit State(char separator) {
    static constexpr std::size_t kGrowth = std::size_t{64} << 10;
    if (csv_init(&parser, CSV_APPEND_NULL) != 0) throw std::bad_alloc();
    csv_set_delim(&parser, static_cast<unsigned char>(separator));
    csv_set_blk_size(&parser, kGrowth);
  }
  ~State() { csv_free(&parser); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static void on_field(void* bytes, std::size_t size, void* self) {
    auto& state = *static_cast<State*>(self);
    if (state.record.size() > kMaxFields) return;
    state.record.emplace_back(static_cast<const char*>(bytes), size);
  }

  static void on_record(int /*end*/, void* self) { static_cast<State*>(self)->ended = true; }

  csv_parser parser{};
  CsvRecord record;
  bool ended = false;
};

CsvParser::CsvParser(char separator)
    : separator_(separator), state_(std::make_unique<State>(separator)) {}

CsvParser::~CsvParser() = default;

std::optional<CsvRecord> CsvParser::add(std::string_view line) {
  State& state = *state_;
  bytes_ += line.size() + 1;
  csv_parse(&state.parser, line.data(), line.size(), State::on_field, State::on_record, &state);
  csv_parse(&state.parser, "\n", 1, State::on_field, State::on_record, &state);
  if (!state.ended) {
    // Outside of quotes every line ends a record, but for an empty one.
    if (state.record.empty() && state.parser.pstate == 0) bytes_ = 0;
    return std::nullopt;
  }
  state.ended = false;
  bytes_ = 0;
  return std::exchange(state.record, {});
}

void CsvParser::reset() {
  state_ = std::make_unique<State>(separator_);
  bytes_ = 0;
}

namespace {

bool names_a_story(const CsvRecord& columns, const FieldNames& fields) {
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    const auto field = fields.find(column);
    return field == InputField::title || field == InputField::body;
  });
}

// The first records of a text, complete ones only; none where the first does not name columns.
std::vector<CsvRecord> first_records(std::string_view text, char separator,
                                     const FieldNames& fields) {
  static constexpr std::size_t kEnough = 20;
  std::vector<CsvRecord> records;
  if (text.substr(0, text.find('\n')).find(separator) == std::string_view::npos) return records;
  CsvParser parser(separator);
  while (!text.empty() && records.size() < kEnough) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    auto record = parser.add(line);
    if (!record) continue;
    if (records.empty() && (record->size() < 2 || !names_a_story(*record, fields))) break;
    records.push_back(std::move(*record));
  }
  return records;
}

// A first line that names the separator, without its line end; empty where there is none.
std::string_view separator_line(std::string_view head) {
  static constexpr std::string_view kKey = "sep=";
  const std::string_view line = head.substr(0, head.find_first_of("\r\n"));
  const bool is_one = line.starts_with(kKey) && line.size() == kKey.size() + 1;
  return is_one ? line : std::string_view();
}

}  // namespace

std::optional<CsvLayout> find_csv_layout(std::string_view head, const FieldNames& fields) {
  head = without_byte_order_mark(head);
  std::string_view separators = ",;\t|";
  const std::string_view named = separator_line(head);
  if (!named.empty()) {
    separators = named.substr(named.size() - 1);
    head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
  }
  std::optional<CsvLayout> best;
  std::size_t most = 0;
  for (const char separator : separators) {
    auto records = first_records(head, separator, fields);
    if (records.empty()) continue;
    const auto alike = static_cast<std::size_t>(
        std::count_if(records.begin() + 1, records.end(),
                      [&](const CsvRecord& record) { return record.size() == records[0].size(); }));
    if (2 * alike < records.size() - 1 || alike + 1 <= most) continue;
    most = alike + 1;
    best = CsvLayout{separator, std::move(records[0]), !named.empty()};
  }
  return best;
}

}  // namespace newsdex

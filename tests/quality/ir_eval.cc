// Measures ranking on judged collections: ir_eval FOLDER, the parent of cranfield/ and cacm/.
//
// Prints a table: collection, ranking, MAP, nDCG@10, P@10.

#include <iostream>

#include <fmt/format.h>

#include "tests/quality/ir_collection.h"
#include "tests/support/temporary_folder.h"

namespace newsdex {
namespace {

void print(const std::string& name, const std::string& ranking, const Measures& measures) {
  std::cout << fmt::format("{:<10} {:<18} {:.4f}  {:.4f}  {:.4f}\n", name, ranking, measures.map,
                           measures.ndcg10, measures.p10);
}

void evaluate(const std::filesystem::path& folder, const std::string& name, Grades grades) {
  const IrCollection collection = read_collection(folder / name, grades);
  const TemporaryFolder work;
  index_collection(collection, work / "ir.db");
  print(name, "plain BM25", measure(collection, plain_bm25(collection)));
  print(name, "newsdex",
        measure(collection, newsdex_rankings(collection, work / "ir.db", Feedback::off)));
  print(name, "newsdex --expand",
        measure(collection, newsdex_rankings(collection, work / "ir.db", Feedback::on)));
}

}  // namespace
}  // namespace newsdex

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: ir_eval FOLDER\n";
    return 2;
  }
  std::cout << "collection ranking            MAP     nDCG@10 P@10\n";
  newsdex::evaluate(argv[1], "cranfield", newsdex::Grades::cranfield);
  newsdex::evaluate(argv[1], "cacm", newsdex::Grades::binary);
}

#include "tests/support/articles.h"

#include "indexer/analyser.h"
#include "indexer/archive_writer.h"

namespace newsdex {

Article make_article(const std::string& id, const std::string& title,
                     const std::vector<std::string>& paragraphs) {
  static constexpr std::size_t kLeadParagraphs = 2;
  Article article;
  article.id = id;
  article.path = id + ".txt";
  article.origin = "/articles/" + id + ".txt";
  article.language = "en";
  article.title = title;
  article.text = title;
  if (!title.empty()) {
    article.title_source = TitleSource::metadata;
    article.zones.push_back({Zone::title, 0, static_cast<std::uint32_t>(title.size())});
  }
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += paragraphs[i];
    article.zones.push_back({i < kLeadParagraphs ? Zone::lead : Zone::body, begin,
                             static_cast<std::uint32_t>(article.text.size())});
  }
  return article;
}

void add_articles(const std::filesystem::path& folder, const std::vector<Article>& articles) {
  ArchiveWriter writer(folder);
  const ArchiveTables none;
  Analyser analyser(Entities::no, none);
  for (const Article& article : articles) {
    writer.put(pack(analyser.analyse(article, content_hash(article, Entities::no))));
  }
  writer.publish();
}

}  // namespace newsdex

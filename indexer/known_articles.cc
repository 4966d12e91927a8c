#include "indexer/known_articles.h"

namespace newsdex {

KnownArticles::KnownArticles(const Archive& archive) : archive_(archive) {
  articles_.reserve(archive.manifest().articles());
  for (std::size_t i = 0; i < archive.parts().size(); ++i) {
    const Part& part = archive.parts()[i];
    for (const std::uint32_t docid : part.live()) {
      articles_[part.columns.id(docid)] = {i, docid};
    }
  }
}

const KnownArticle* KnownArticles::find(std::string_view id) const {
  const auto article = articles_.find(id);
  return article == articles_.end() ? nullptr : &article->second;
}

bool KnownArticles::has(std::string_view id, const ContentHash& content) const {
  const KnownArticle* article = find(id);
  return article != nullptr &&
         archive_.parts()[article->part].columns.content(article->docid) == content;
}

const std::string& KnownArticles::labelled_by(const KnownArticle& article) const {
  return archive_.parts()[article.part].entry.labels;
}

std::string_view KnownArticles::origin(const KnownArticle& article) const {
  return archive_.parts()[article.part].columns.origin(article.docid);
}

Article KnownArticles::read(const KnownArticle& article) const {
  const std::lock_guard<std::mutex> lock(reading_);
  return archive_.parts()[article.part].record(article.docid).article;
}

}  // namespace newsdex

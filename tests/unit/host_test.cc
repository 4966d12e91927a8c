#include "indexer/host.h"

#include <array>

#include <gtest/gtest.h>

namespace newsdex {
namespace {

struct Case {
  const char* url;
  const char* host;
  const char* domain;
};

TEST(Host, AndItsRegistrableDomain) {
  static constexpr auto kCases = std::to_array<Case>({
      {"https://www.cnn.com/2020/x", "www.cnn.com", "cnn.com"},
      {"http://user:pass@Edition.CNN.com:8080?x", "edition.cnn.com", "cnn.com"},
      {"https://notactuallycnn.com", "notactuallycnn.com", "notactuallycnn.com"},
      {"https://news.bbc.co.uk/1", "news.bbc.co.uk", "bbc.co.uk"},
      {"https://bbc.co.uk", "bbc.co.uk", "bbc.co.uk"},
      {"https://co.uk", "co.uk", "co.uk"},
      {"https://abc.net.au/news", "abc.net.au", "abc.net.au"},
      {"https://lemonde.fr/a", "lemonde.fr", "lemonde.fr"},
      {"http://192.168.0.1/x", "192.168.0.1", ""},
      {"http://localhost/x", "localhost", ""},
      {"ftp://cnn.com/x", "", ""},
      {"cnn.com", "", ""},
      {"https://", "", ""},
      {"https://.", ".", ""},
      {"https://..com", "..com", ""},
  });
  for (const auto& [url, host, domain] : kCases) {
    EXPECT_EQ(host_of(url), host) << url;
    EXPECT_EQ(registrable_domain(host), domain) << url;
  }
}

}  // namespace
}  // namespace newsdex

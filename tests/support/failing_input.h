// An input that a damaged disk cuts off.

#pragma once

#include <ios>
#include <streambuf>
#include <string>
#include <utility>

namespace newsdex {

/// Gives its bytes, then an error.
class FailingInput : public std::streambuf {
 public:
  explicit FailingInput(std::string bytes) : bytes_(std::move(bytes)) {
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
  }

 protected:
  int_type underflow() override { throw std::ios_base::failure("no more"); }

 private:
  std::string bytes_;
};

}  // namespace newsdex

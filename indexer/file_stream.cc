#include "indexer/file_stream.h"

#include <array>
#include <cerrno>
#include <streambuf>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace newsdex {

class FileStream::Buffer : public std::streambuf {
 public:
  enum class Owner : std::uint8_t { buffer, caller };

  Buffer(int descriptor, Owner owner, std::function<bool()> is_stopped)
      : descriptor_(descriptor), owner_(owner), is_stopped_(std::move(is_stopped)) {}

  ~Buffer() override {
    if (owner_ == Owner::buffer && is_open()) ::close(descriptor_);
  }

  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

 protected:
  /// Only in a file that was opened here: a pipe cannot, and where an open descriptor began is
  /// not known.
  pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                   std::ios_base::openmode /*which*/) override {
    if (owner_ == Owner::caller) return pos_type(off_type(-1));
    int whence = SEEK_SET;
    if (from == std::ios_base::end) whence = SEEK_END;
    if (from == std::ios_base::cur) {
      whence = SEEK_CUR;
      offset -= egptr() - gptr();  // read, and not yet asked for
    }
    const off_t place = ::lseek(descriptor_, offset, whence);
    if (place < 0) return pos_type(off_type(-1));
    setg(nullptr, nullptr, nullptr);
    return pos_type(place);
  }

  pos_type seekpos(pos_type place, std::ios_base::openmode which) override {
    return seekoff(off_type(place), std::ios_base::beg, which);
  }

  int_type underflow() override {
    while (true) {
      wait();
      const ssize_t size = ::read(descriptor_, bytes_.data(), bytes_.size());
      if (size > 0) {
        setg(bytes_.data(), bytes_.data(), bytes_.data() + size);
        return traits_type::to_int_type(*gptr());
      }
      if (size == 0) return traits_type::eof();
      // The stream above turns an exception into bad(), as distinct from its end.
      if (errno != EINTR && errno != EAGAIN) throw std::ios_base::failure("read");
    }
  }

 private:
  /// Until there is something to read, or the end.
  void wait() const {
    static constexpr int kMilliseconds = 100;
    pollfd source{descriptor_, POLLIN, 0};
    do {
      if (is_stopped_()) throw std::ios_base::failure("stopped");
    } while (::poll(&source, 1, kMilliseconds) == 0);
  }

  int descriptor_;
  Owner owner_;
  std::function<bool()> is_stopped_;
  std::array<char, std::size_t{64} * 1024> bytes_{};
};

// O_NONBLOCK: opening a pipe must not wait for its writer either.
FileStream::FileStream(const std::string& path, std::function<bool()> is_stopped)
    : std::istream(nullptr),
      buffer_(std::make_unique<Buffer>(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC),
                                       Buffer::Owner::buffer, std::move(is_stopped))) {
  rdbuf(buffer_.get());
  if (!buffer_->is_open()) setstate(std::ios::failbit);
}

FileStream::FileStream(int descriptor, std::function<bool()> is_stopped)
    : std::istream(nullptr),
      buffer_(std::make_unique<Buffer>(descriptor, Buffer::Owner::caller, std::move(is_stopped))) {
  rdbuf(buffer_.get());
}

FileStream::~FileStream() = default;

}  // namespace newsdex

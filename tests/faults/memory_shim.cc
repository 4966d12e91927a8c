#include "tests/faults/memory_shim.h"

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <link.h>

#include "tests/faults/next.h"
#include "tests/faults/shim.h"

// The C library's own names of what this library stands in front of; looking those up as others are
// would itself ask for memory.
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);
extern "C" void* __libc_realloc(void* old, std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);

namespace {

[[gnu::tls_model("initial-exec")]] constinit thread_local bool g_is_own = false;

/// Where the code of a library is in memory.
struct Code {
  const char* library;
  std::uintptr_t begin = 0;
  std::uintptr_t end = 0;
};

int find_code(struct dl_phdr_info* loaded, std::size_t /*size*/, void* wanted) {
  auto& code = *static_cast<Code*>(wanted);
  if (std::strstr(loaded->dlpi_name, code.library) == nullptr) return 0;
  for (int i = 0; i < loaded->dlpi_phnum; ++i) {
    const ElfW(Phdr)& piece = loaded->dlpi_phdr[i];
    if (piece.p_type != PT_LOAD || (piece.p_flags & PF_X) == 0) continue;
    code.begin = loaded->dlpi_addr + piece.p_vaddr;
    code.end = code.begin + piece.p_memsz;
  }
  return 1;
}

/// Counts allocations once main has begun, CRoaring's apart, and makes those fail that shim.h says.
class Memory {
 public:
  /// Whether an allocation fails that the code at `caller` asks for.
  [[nodiscard]] bool runs_out(std::size_t size, const void* caller) {
    static constexpr std::size_t kPage = 4096;
    if (!is_counting_ || g_is_own) return false;
    const auto at = reinterpret_cast<std::uintptr_t>(caller);
    if (at >= bitmaps_.begin && at < bitmaps_.end) {
      const long number = ++bitmap_allocations_;
      return bitmaps_failing_from_ != 0 && number >= bitmaps_failing_from_;
    }
    const long number = ++allocations_;
    if (failing_from_ == 0 || number < failing_from_) return false;
    return number == failing_from_ || size >= kPage;
  }

  void begin(const char* failing_from, const char* bitmaps_failing_from) {
    if (failing_from != nullptr) failing_from_ = std::atol(failing_from);
    if (bitmaps_failing_from != nullptr) bitmaps_failing_from_ = std::atol(bitmaps_failing_from);
    ::dl_iterate_phdr(find_code, &bitmaps_);
    is_counting_ = true;
  }

  [[nodiscard]] long allocations() const { return allocations_; }
  [[nodiscard]] long bitmap_allocations() const { return bitmap_allocations_; }

 private:
  std::atomic<bool> is_counting_{false};
  std::atomic<long> allocations_{0};
  std::atomic<long> bitmap_allocations_{0};
  long failing_from_ = 0;
  long bitmaps_failing_from_ = 0;
  Code bitmaps_{"libroaring"};
};

constinit Memory g_memory;

}  // namespace

namespace newsdex::faults {

long allocations() { return g_memory.allocations(); }
long bitmap_allocations() { return g_memory.bitmap_allocations(); }

OwnMemory::OwnMemory() : before_(g_is_own) { g_is_own = true; }
OwnMemory::~OwnMemory() { g_is_own = before_; }

}  // namespace newsdex::faults

extern "C" {

// The first thing that every main of ours does.
char* setlocale(int category, const char* locale) {
  static const auto setlocale_next = newsdex::faults::next<char*(int, const char*)>("setlocale");
  g_memory.begin(std::getenv(newsdex::faults::kMemoryVariable),
                 std::getenv(newsdex::faults::kBitmapMemoryVariable));
  return setlocale_next(category, locale);
}

void* malloc(std::size_t size) {
  if (!g_memory.runs_out(size, __builtin_return_address(0))) return __libc_malloc(size);
  errno = ENOMEM;
  return nullptr;
}

void* calloc(std::size_t count, std::size_t size) {
  if (!g_memory.runs_out(count * size, __builtin_return_address(0)))
    return __libc_calloc(count, size);
  errno = ENOMEM;
  return nullptr;
}

void* realloc(void* old, std::size_t size) {
  if (!g_memory.runs_out(size, __builtin_return_address(0))) return __libc_realloc(old, size);
  errno = ENOMEM;
  return nullptr;
}

int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  if (g_memory.runs_out(size, __builtin_return_address(0))) return ENOMEM;
  *out = __libc_memalign(alignment, size);
  return *out == nullptr ? ENOMEM : 0;
}

}  // extern "C"

# What every target of ours is compiled with, and nobody else's.

add_library(newsdex_build INTERFACE)
target_include_directories(newsdex_build INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(newsdex_build INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wformat=2)
target_compile_definitions(newsdex_build INTERFACE _GLIBCXX_ASSERTIONS NEWSDEX_VERSION="${PROJECT_VERSION}")

# ccache where there is one and it works: with a cache that cannot be written it compiles nothing.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  file(WRITE ${PROJECT_BINARY_DIR}/ccache_works.cc "")
  execute_process(COMMAND ${CCACHE} ${CMAKE_CXX_COMPILER} -c ccache_works.cc -o ccache_works.o
    WORKING_DIRECTORY ${PROJECT_BINARY_DIR} RESULT_VARIABLE failure OUTPUT_QUIET ERROR_QUIET)
  if(NOT failure)
    set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  endif()
endif()

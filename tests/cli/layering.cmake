# Who may include whom (ARCHITECTURE.md): common/ knows nobody, the two programs meet only there, and
# a library stays where it belongs. cmake -D ROOT=CHECKOUT -P layering.cmake

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/common/*.h ${ROOT}/common/*.cc
  ${ROOT}/indexer/*.h ${ROOT}/indexer/*.cc ${ROOT}/search/*.h ${ROOT}/search/*.cc)
if(NOT files)
  message(FATAL_ERROR "no sources in ${ROOT}")
endif()

# forbid(WHERE INCLUDE REASON [EXCEPT]): no file whose path matches WHERE includes what matches
# INCLUDE, but those that match EXCEPT. All are regular expressions; WHERE and INCLUDE start there.
function(forbid where include reason)
  foreach(file IN LISTS files)
    if(NOT file MATCHES "^${where}" OR (ARGN AND file MATCHES "${ARGN}"))
      continue()
    endif()
    file(STRINGS ${ROOT}/${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]${include}")
    foreach(line IN LISTS lines)
      message(SEND_ERROR "${file}: ${line}\n${reason}")
    endforeach()
  endforeach()
endfunction()

forbid("common/" "(indexer|search)/" "common/ knows neither program")
forbid("indexer/" "search/" "the two programs meet only in common/")
forbid("search/" "indexer/" "the two programs meet only in common/")
forbid("" "\\.\\./" "includes are from the root")

forbid("" "xapian" "Xapian stays below its waterline"
  "^common/(archive/.+|text/stemmer\\.cc)$|^indexer/part/|/xapian_[a-z_]+\\.(h|cc)$")
forbid("" "CLI/" "options are declared where they are read"
  "(^|/)(app|main|[a-z_]+_main|options|[a-z_]+_options)\\.cc$")
forbid("" "spdlog/(async|cfg/|common|logger|sinks/|spdlog)" "only programs talk; libraries return or throw"
  "(^|/)(app|log|main|[a-z_]+_main)\\.cc$")
forbid(".+\\.h$" "nlohmann/json\\.hpp" "headers do with json_fwd.hpp: json.hpp costs seconds a file")

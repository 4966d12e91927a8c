# Everything bought, as imported targets. All of it is in Debian 12; the reasons are in ARCHITECTURE.md.

find_package(PkgConfig REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(LibArchive 3.6 REQUIRED)
find_package(ZLIB 1.2.13 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 2.9 REQUIRED)
find_package(TBB 2021 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(roaring REQUIRED)
find_package(simdjson 3 REQUIRED)
find_package(spdlog 1.10 REQUIRED)
find_package(xapian 1.4 REQUIRED)
pkg_check_modules(uchardet REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(deflate REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(isal REQUIRED IMPORTED_TARGET libisal)
pkg_check_modules(microhttpd REQUIRED IMPORTED_TARGET libmicrohttpd>=0.9.75)

# Xapian ships variables instead of a target.
add_library(Xapian::Xapian INTERFACE IMPORTED)
target_include_directories(Xapian::Xapian INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(Xapian::Xapian INTERFACE ${XAPIAN_LIBRARIES})

# CLD2 and Hinnant's date ship neither, or only for parts that we do not use.
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
add_library(CLD2::CLD2 INTERFACE IMPORTED)
target_include_directories(CLD2::CLD2 INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(CLD2::CLD2 INTERFACE ${CLD2_LIBRARY})

# libcsv ships no description of itself.
find_library(CSV_LIBRARY csv REQUIRED)
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
add_library(Csv::Csv INTERFACE IMPORTED)
target_include_directories(Csv::Csv INTERFACE ${CSV_INCLUDE_DIR})
target_link_libraries(Csv::Csv INTERFACE ${CSV_LIBRARY})

# embed(TARGET FILE...): compiles files into a target, byte for byte, through the assembler.
#
# data/countries.tsv becomes the symbols newsdex_countries_tsv and newsdex_countries_tsv_end, to be
# declared as `extern "C" const char newsdex_countries_tsv[], newsdex_countries_tsv_end[];`.
function(embed target)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file FILENAME name)
    string(MAKE_C_IDENTIFIER "newsdex_${name}" symbol)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
    file(CONFIGURE OUTPUT ${source} CONTENT [[
.section .rodata
.balign 16
.global @symbol@
@symbol@:
.incbin "@name@"
.global @symbol@_end
@symbol@_end:
.byte 0
.section .note.GNU-stack,"",%progbits
]] @ONLY)
    cmake_path(ABSOLUTE_PATH file OUTPUT_VARIABLE path)
    cmake_path(GET path PARENT_PATH folder)
    set_source_files_properties(${source} PROPERTIES
      OBJECT_DEPENDS ${path} COMPILE_OPTIONS "-I${folder}" SKIP_LINTING ON)
    target_sources(${target} PRIVATE ${source})
  endforeach()
endfunction()

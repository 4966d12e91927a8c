# embed(TARGET FILE...): compiles files into a target, byte for byte, through the assembler.
#
# data/countries.tsv becomes the symbols newsdex_countries_tsv and newsdex_countries_tsv_end, to be
# declared as `extern "C" const char newsdex_countries_tsv[], newsdex_countries_tsv_end[];`.
function(embed target)
  foreach(file IN LISTS ARGN)
    cmake_path(GET file FILENAME name)
    embed_joined(${target} ${name} ${file})
  endforeach()
endfunction()

# embed_joined(TARGET NAME FILE...): the same with files of one folder, one after the other, as the
# symbols of NAME: persons.tsv becomes newsdex_persons_tsv and newsdex_persons_tsv_end.
function(embed_joined target name)
  string(MAKE_C_IDENTIFIER "newsdex_${name}" symbol)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  set(includes "")
  set(paths "")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file OUTPUT_VARIABLE path)
    cmake_path(GET path PARENT_PATH folder)
    cmake_path(GET path FILENAME part)
    string(APPEND includes ".incbin \"${part}\"\n")
    list(APPEND paths ${path})
  endforeach()
  file(CONFIGURE OUTPUT ${source} CONTENT [[
.section .rodata
.balign 16
.global @symbol@
@symbol@:
@includes@.global @symbol@_end
@symbol@_end:
.byte 0
.section .note.GNU-stack,"",%progbits
]] @ONLY)
  set_source_files_properties(${source} PROPERTIES
    OBJECT_DEPENDS "${paths}" COMPILE_OPTIONS "-I${folder}" SKIP_LINTING ON)
  target_sources(${target} PRIVATE ${source})
endfunction()

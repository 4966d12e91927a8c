# What an installation has besides the programs: manual, completions, units, documents; and the
# package of it for Debian. The programs are installed where they are built.

include(GNUInstallDirs)

set(programs newsdex-index newsdex-admin newsdex-search newsdex-serve)

# Manual pages, where scdoc is there to make them.
find_program(SCDOC scdoc)
find_program(GZIP gzip)
if(SCDOC AND GZIP)
  foreach(program IN LISTS programs)
    set(source ${PROJECT_SOURCE_DIR}/docs/man/${program}.1.scd)
    set(page ${PROJECT_BINARY_DIR}/man/${program}.1.gz)
    add_custom_command(OUTPUT ${page} DEPENDS ${source} VERBATIM
      COMMAND sh -c "mkdir -p \"$(dirname \"$3\")\" && \"$1\" <\"$4\" | \"$2\" -9n >\"$3\"" sh
        ${SCDOC} ${GZIP} ${page} ${source})
    list(APPEND pages ${page})
  endforeach()
  add_custom_target(manual ALL DEPENDS ${pages})
  install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
endif()

# Completions, printed by the programs themselves: complete(SHELL FOLDER PATTERN), where PATTERN has
# PROGRAM for the program's name.
function(complete shell folder pattern)
  foreach(program IN LISTS programs)
    string(REPLACE PROGRAM ${program} name ${pattern})
    set(script ${PROJECT_BINARY_DIR}/completions/${shell}/${name})
    add_custom_command(OUTPUT ${script} DEPENDS ${program} VERBATIM
      COMMAND sh -c "mkdir -p \"$(dirname \"$3\")\" && \"$1\" --generate-completion \"$2\" >\"$3\"" sh
        $<TARGET_FILE:${program}> ${shell} ${script})
    list(APPEND scripts ${script})
  endforeach()
  add_custom_target(completions-${shell} ALL DEPENDS ${scripts})
  install(FILES ${scripts} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder})
endfunction()
complete(bash bash-completion/completions PROGRAM)
complete(zsh zsh/vendor-completions _PROGRAM)
complete(fish fish/vendor_completions.d PROGRAM.fish)

configure_file(scripts/systemd/newsdex-serve.service.in newsdex-serve.service @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/newsdex-serve.service scripts/systemd/newsdex-serve.socket
  DESTINATION lib/systemd/system)

file(GLOB documents CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
install(FILES README.md CHANGELOG.md ${documents} docs/answer.schema.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/newsdex)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/newsdex RENAME copyright)

# cpack -G DEB in the build folder. Dependencies are those of the programs' libraries, looked up by
# dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "newsdex maintainers <maintainers@newsdex.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "xapian-tools")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Reads articles in a dozen formats into an archive, finds the persons, countries,
organisations and quotations in them, and answers ranked and faceted queries
from the shell (newsdex-search) and over HTTP (newsdex-serve).")
include(CPack)

#include "common/completion.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace newsdex {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

/// In single quotes, as bash and zsh read them.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// ---- bash

std::string bash_candidates(Completed kind, const std::vector<std::string>& words) {
  switch (kind) {
    case Completed::words:
      return fmt::format("mapfile -t COMPREPLY < <(compgen -W {} -- \"$word\")",
                         quoted(joined(words, " ")));
    case Completed::files:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
    case Completed::folders:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")";
    case Completed::nothing:
      break;
  }
  return ":";
}

std::string bash(const CompletedProgram& program) {
  std::string function = "_" + program.name;
  std::replace(function.begin(), function.end(), '-', '_');
  std::vector<std::string> names;
  std::string cases;
  for (const CompletedOption& option : program.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (!option.takes_value) continue;
    cases += fmt::format("    {}) {}; return ;;\n", joined(option.names, "|"),
                         bash_candidates(option.value, option.words));
  }
  // Bash makes a word of its own of the "=" in --view=hits.
  return fmt::format(
      "# Completion of {0} for bash.\n"
      "{1}() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}\n"
      "  [[ $before == = ]] && before=${{COMP_WORDS[COMP_CWORD - 2]}}\n"
      "  [[ $word == = ]] && word=\n"
      "  COMPREPLY=()\n"
      "  case $before in\n{2}  esac\n"
      "  if [[ $word == -* ]]; then\n"
      "    mapfile -t COMPREPLY < <(compgen -W {3} -- \"$word\")\n"
      "  else\n    {4}\n  fi\n"
      "}}\n"
      "complete -F {1} {0}\n",
      program.name, function, cases, quoted(joined(names, " ")),
      bash_candidates(program.argument, program.words));
}

// ---- zsh

/// Without what has a meaning in the specifications of _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(Completed kind, const std::vector<std::string>& words) {
  switch (kind) {
    case Completed::words:
      return "(" + joined(words, " ") + ")";
    case Completed::files:
      return "_files";
    case Completed::folders:
      return "_files -/";
    case Completed::nothing:
      break;
  }
  return " ";
}

std::string zsh(const CompletedProgram& program) {
  std::string out = fmt::format("#compdef {}\n_arguments -s", program.name);
  const auto add = [&](const std::string& spec) { out += " \\\n  " + quoted(spec); };
  for (const CompletedOption& option : program.options) {
    for (const std::string& name : option.names) {
      const bool is_long = name.rfind("--", 0) == 0;
      const std::string value =
          option.takes_value ? fmt::format(":value:{}", zsh_action(option.value, option.words))
                             : std::string();
      // "*" because some may be given several times; the program knows which.
      add(fmt::format("*{}{}[{}]{}", name,
                      !option.takes_value ? ""
                      : is_long           ? "="
                                          : "+",
                      zsh_text(option.help), value));
    }
  }
  if (program.argument != Completed::nothing) {
    add("*:argument:" + zsh_action(program.argument, program.words));
  }
  return out + "\n";
}

// ---- fish

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_candidates(Completed kind, const std::vector<std::string>& words) {
  switch (kind) {
    case Completed::words:
      return " -f -a " + fish_quoted(joined(words, " "));
    case Completed::files:
      return " -F";
    case Completed::folders:
      return " -f -a '(__fish_complete_directories)'";
    case Completed::nothing:
      break;
  }
  return " -f";
}

std::string fish(const CompletedProgram& program) {
  std::string out = fmt::format("# Completion of {0} for fish.\ncomplete -c {0}{1}\n", program.name,
                                fish_candidates(program.argument, program.words));
  for (const CompletedOption& option : program.options) {
    out += "complete -c " + program.name;
    for (const std::string& name : option.names) {
      const bool is_long = name.rfind("--", 0) == 0;
      out += is_long ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (option.takes_value) out += " -r" + fish_candidates(option.value, option.words);
    if (!option.help.empty()) out += " -d " + fish_quoted(option.help);
    out += '\n';
  }
  return out;
}

}  // namespace

std::string completion(const CompletedProgram& program, std::string_view shell) {
  if (shell == "bash") return bash(program);
  if (shell == "zsh") return zsh(program);
  if (shell == "fish") return fish(program);
  throw std::invalid_argument("no completion for this shell");
}

}  // namespace newsdex

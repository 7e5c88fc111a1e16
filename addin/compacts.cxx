/* compacts.cxx - the Compacts that are known, as the user's folder has them now
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "compacts.hxx"

#include "changes.hxx"

#include <algorithm>
#include <new>
#include <sstream>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

namespace compact_addin {
namespace {

constexpr std::chrono::seconds freshness{1};

std::string library_path() {
  char *words = nullptr;
  if (compact_library_path(&words) != COMPACT_ERROR_NONE)
    throw std::bad_alloc();
  const std::unique_ptr<char, void (*)(char *)> owner(words, compact_free);
  return words;
}

/* ---- What is in the folders ---- */

struct close_directory {
  void operator()(DIR *directory) const {
    closedir(directory);
  }
};

bool is_xml(const std::string &name) {
  return name.size() > 4 && name.compare(name.size() - 4, 4, ".xml") == 0;
}

/* The file's name and what changes with its content. */
std::string described(int folder, const std::string &name) {
  struct stat about {};
  if (fstatat(folder, name.c_str(), &about, 0) != 0)
    return name;
  std::ostringstream words;
  words << name << '/' << about.st_ino << ' ' << about.st_size << ' ' << about.st_mtim.tv_sec << ' '
        << about.st_mtim.tv_nsec;
  return words.str();
}

void list_folder(const std::string &folder, std::vector<std::string> &files) {
  const std::unique_ptr<DIR, close_directory> directory(opendir(folder.c_str()));
  if (!directory)
    return;
  files.push_back(folder);
  const auto first = files.size();
  while (const dirent *entry = readdir(directory.get()))
    if (is_xml(entry->d_name))
      files.push_back(described(dirfd(directory.get()), entry->d_name));
  std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end());
}

std::vector<std::string> list_files(const std::string &path) {
  std::vector<std::string> files;
  std::istringstream folders(path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (!folder.empty())
      list_folder(folder, files);
  return files;
}

/* ---- Reading them ---- */

/* The sentence of the first mistake in the Compacts that cannot be loaded. */
std::string first_message(const compact_diagnostics *diagnostics, compact_error error) {
  std::string text = "The Compacts cannot be loaded: ";
  if (compact_diagnostics_count(diagnostics) == 0)
    return text + compact_error_text(error) + ".";
  const compact_diagnostic *first = compact_diagnostics_at(diagnostics, 0);
  return text + first->source + ": " + first->message;
}

/* The first mistake in a file, with the file's name: its folder is known, and sentences are short. */
std::string first_mistake(const compact_diagnostics *diagnostics) {
  for (std::size_t i = 0; i < compact_diagnostics_count(diagnostics); ++i) {
    const compact_diagnostic *one = compact_diagnostics_at(diagnostics, i);
    if (one->severity != COMPACT_SEVERITY_ERROR)
      continue;
    const std::string source = one->source;
    return source.substr(source.rfind('/') + 1) + ", line " + std::to_string(one->line) + ": " + one->message;
  }
  return {};
}

std::shared_ptr<const loaded_compacts> load(const std::string &path) {
  auto loaded = std::make_shared<loaded_compacts>();
  compact_diagnostics *diagnostics = nullptr;
  compact_library *library = nullptr;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = compact_library_open(path.c_str(), diagnostics, &library);
  loaded->mistakes.reset(diagnostics, compact_diagnostics_free);
  loaded->library.reset(library, compact_library_free);
  if (error != COMPACT_ERROR_NONE)
    loaded->problem = first_message(diagnostics, error);
  else
    loaded->mistake = first_mistake(diagnostics);
  return loaded;
}

} // namespace

std::shared_ptr<const loaded_compacts> load_compacts() {
  return load(library_path());
}

compact_folder::compact_folder()
    : path_(library_path()), looked_at_(clock::now()), looked_in_(looked_again()), files_(list_files(path_)),
      loaded_(load(path_)) {
}

/* Without our lock, so that other calls go on with what is there. The files are listed before they are read:
 * what changes meanwhile is seen next time. Where nothing can be read the old Compacts stay. */
void compact_folder::look() {
  listing files = list_files(path_);
  {
    const std::lock_guard lock(mutex_);
    if (files == files_)
      return;
  }
  auto loaded = load(path_);
  const std::lock_guard lock(mutex_);
  if (!loaded->library && loaded_->library)
    return;
  files_.swap(files);
  loaded_ = std::move(loaded);
}

std::shared_ptr<const loaded_compacts> compact_folder::current(clock::time_point now) {
  {
    const std::lock_guard lock(mutex_);
    const unsigned look_in = looked_again();
    if (now - looked_at_ < freshness && looked_in_ == look_in)
      return loaded_;
    looked_at_ = now;
    looked_in_ = look_in;
  }
  look();
  const std::lock_guard lock(mutex_);
  return loaded_;
}

} // namespace compact_addin

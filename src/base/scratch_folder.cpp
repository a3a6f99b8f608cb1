#include "base/scratch_folder.hpp"

#include "base/error.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace trygg {

scratch_folder::scratch_folder() {
    auto name = (std::filesystem::temp_directory_path() / "trygghetskarta-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw error{"no folder for temporary files can be made in {}",
                    std::filesystem::temp_directory_path().string()};
    }
    m_path = name;
}

scratch_folder::~scratch_folder() {
    std::error_code ignored; // nothing can be done about it in a destructor
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace trygg

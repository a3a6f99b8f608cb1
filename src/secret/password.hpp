#pragma once
/// \file Passwords, kept as Argon2id hashes (RFC 9106).

#include <string>
#include <string_view>

namespace trygg::secret {

/// Argon2id with a salt of its own: 64 MiB of memory, 2 passes, about a tenth of a second. The text
/// names its parameters. Throws no_room when there is not that much memory.
std::string hash_password(std::string_view password);

/// Takes as long for a hash of nothing ("") as for any other.
bool is_password(std::string const& hash, std::string_view password);

/// Overwrite a secret that is no longer needed.
void forget(std::string& secret);

} // namespace trygg::secret

#pragma once
/// \file Large tables held in large pages.

namespace trygg {

/// Hold all large memory that is in use in huge pages where the system can (Linux 6.1 and later),
/// as it is now. Rows of a box lie anywhere in a table: without huge pages looking up where each is
/// takes as long as fetching it. Costs the copying of that memory once; does nothing when it fails.
void hold_in_huge_pages() noexcept;

} // namespace trygg

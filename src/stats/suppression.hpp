#pragma once
/// \file Which cells of a published table are hidden, so that none can be worked out from the
/// others. Numbers in, numbers out. docs/protection.md has the reasoning.

#include <cstdint>
#include <span>
#include <vector>

namespace trygg::stats {

/// A tree as the parent of each member: a parent stands before its children, member 0 is the root
/// and has parent -1.
using tree = std::vector<std::int32_t>;

struct suppression_rules {
    std::int64_t k = 5; ///< cells of 1 … k−1 are hidden
    /// The parts of a whole of 1 … fewest−1 are hidden: a share of few. 0: no such rule.
    std::int64_t fewest = 0;
    /// Also hide what hidden cells could be worked out from. Off only to show what then leaks.
    bool complementary = true;
    /// Each zone below the root stands for itself: what would be hidden in one for the sake of
    /// another is shown. The root is shown where all of them are.
    bool apart = false;
};

/// Tells of each cell of a table of zones × columns, both trees, whether it is hidden; `values` are
/// row by row, each the sum of its children's either way. With `hidden_wholes` (a zone each) the
/// hiding of column 0 has been decided by another table that it is shared with.
///
/// Small cells are hidden first (zeros are not), and all that lies below a hidden cell. Then, from
/// the top, each block (the children of a zone × the children of a column) hides a whole rectangle
/// of rows and columns around its small cells, grown by what costs least until each of its row and
/// column sums is at least k. Over a rectangle a cell lies between max(0, r + c − T) and min(r, c)
/// (r, c, T: the sums of its row, its column and everything; M. Fréchet 1940; L. H. Cox 1980, JASA
/// 75:377–385), which is then at least k wide. Columns hidden for a zone count as one column for
/// the zones within it, and hidden zones as one row, since their sums can be worked out: so these
/// are 0 or at least k, too. The rectangle is that of the hypercube method, the way from the top
/// that of the modular approach: A. Hundepool et al. (2012), Statistical Disclosure Control, 4.4.
std::vector<bool> suppress(tree const& zones, tree const& columns,
                           std::span<std::int64_t const> values, suppression_rules const& rules,
                           std::vector<bool> const* hidden_wholes = nullptr);

/// The same for one column that counts part of what `wholes` counts in each zone (the mentions that
/// name a reason, of all mentions): what is hidden there is hidden here, and no zone can have more
/// than its whole.
std::vector<bool> suppress_part(tree const& zones, std::span<std::int64_t const> values,
                                std::span<std::int64_t const> wholes,
                                std::vector<bool> const& hidden_wholes,
                                suppression_rules const& rules);

} // namespace trygg::stats

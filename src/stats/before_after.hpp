#pragma once
/// \file Whether a measure helped: events before and after, where it was taken and elsewhere.
/// Numbers in, numbers out.

#include "stats/proportion.hpp"

#include <cstdint>

namespace trygg::stats {

/// Events in periods of one length and season.
struct before_after_table {
    std::int64_t before = 0, after = 0;                 ///< a, b: where the measure is
    std::int64_t control_before = 0, control_after = 0; ///< c, d: where it is not
};

enum class verdict {
    fewer,       ///< the whole interval is above 1
    more,        ///< the whole interval is below 1
    cannot_tell, ///< the interval holds 1
};

struct relative_effect {
    interval effect;        ///< above 1: fewer events than the control would have led to
    interval overdispersed; ///< with the variance times the factor
    double variance_factor = 2;
    bool was_corrected = false;          ///< a zero cell: 0.5 was added to all four
    verdict says = verdict::cannot_tell; ///< by the overdispersed interval
};

/// The relative effect size a·d/(b·c), interval exp(ln(ad/bc) ± 1.96·√V) with V = 1/a + 1/b + 1/c +
/// 1/d, and with V times the factor, as crimes vary more than by chance alone. D. P. Farrington, M.
/// Gill, S. J. Waples & J. Argomaniz (2007), J. Exp. Criminology 3:21–38; zero cells: J. B. S.
/// Haldane (1956), Annals of Human Genetics 20:309–311.
relative_effect effect_of(before_after_table const& counts, double variance_factor = 2);

} // namespace trygg::stats

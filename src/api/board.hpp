#pragma once
/// \file One view of the data, with all that is kept of its answers. The public has its own:
/// nothing that was made for one board reaches the other.

#include "api/flights.hpp"
#include "api/kept_answers.hpp"
#include "snapshot/snapshot.hpp"
#include "tiles/tile_store.hpp"

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace trygg::api {

/// For several threads at once; one at a time may call `show`.
struct board {
    using data_pointer = std::shared_ptr<snapshot::snapshot const>;

    board(bool exact, data_pointer first, std::size_t cache_size)
        : is_exact(exact), data(std::move(first)), kept(cache_size) {}

    void show(data_pointer next) {
        data.store(std::move(next));
        tiles.store(std::make_shared<tiles::tile_store>());
        kept.clear();
    }

    bool const is_exact; ///< else what is published
    std::atomic<data_pointer> data;
    std::atomic<std::shared_ptr<tiles::tile_store>> tiles{std::make_shared<tiles::tile_store>()};
    kept_answers kept;
    flights running;
};

} // namespace trygg::api

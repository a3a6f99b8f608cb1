target_sources(trygg PRIVATE base/address.cpp base/assets.cpp base/huge_pages.cpp base/json_text.cpp base/scratch_folder.cpp base/text.cpp base/time.cpp ${CMAKE_BINARY_DIR}/assets.S ${CMAKE_BINARY_DIR}/assets.cpp)
file(WRITE ${CMAKE_BINARY_DIR}/assets.list.new
"src/store/*.sql\ndata/profiles/*.toml\ndata/codes/*\ndata/demo/*.csv\ndata/demo/*.geojson\nweb/dist/*\n")
file(COPY_FILE ${CMAKE_BINARY_DIR}/assets.list.new ${CMAKE_BINARY_DIR}/assets.list ONLY_IF_DIFFERENT)
file(GLOB_RECURSE asset_files CONFIGURE_DEPENDS
     ${CMAKE_SOURCE_DIR}/src/store/*.sql ${CMAKE_SOURCE_DIR}/data/profiles/*.toml
     ${CMAKE_SOURCE_DIR}/data/codes/* ${CMAKE_SOURCE_DIR}/data/demo/*.csv
     ${CMAKE_SOURCE_DIR}/data/demo/*.geojson ${CMAKE_SOURCE_DIR}/web/dist/*)
add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/assets.S ${CMAKE_BINARY_DIR}/assets.cpp
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_SOURCE_DIR} -DOUT=${CMAKE_BINARY_DIR}/assets
            -DLIST=${CMAKE_BINARY_DIR}/assets.list -P ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${asset_files} ${CMAKE_SOURCE_DIR}/cmake/Embed.cmake ${CMAKE_BINARY_DIR}/assets.list
    COMMENT "Embedding files" VERBATIM)

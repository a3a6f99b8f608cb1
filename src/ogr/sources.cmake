target_sources(trygg PRIVATE
    ogr/child.cpp ogr/contents.cpp ogr/contour.cpp ogr/crs.cpp ogr/csv_table.cpp ogr/layer_styles.cpp ogr/layer_table.cpp ogr/reader.cpp
    ogr/reader_main.cpp ogr/row_feature.cpp ogr/sandbox.cpp ogr/shape_writer.cpp ogr/sniff.cpp
    ogr/table.cpp ogr/task.cpp ogr/text.cpp ogr/transform.cpp ogr/upload.cpp ogr/upload_vsi.cpp
    ogr/wire.cpp ogr/writer.cpp ogr/zip_list.cpp)

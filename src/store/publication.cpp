#include "store/publication.hpp"

#include "base/time.hpp"

namespace trygg::store {

void publish_contributions(db::connection& database, std::int64_t workshop_id) {
    withdraw_contributions(database, workshop_id);
    database
        .query(
            "INSERT INTO published_contribution "
            "SELECT c.id, c.workshop_id, "
            "(SELECT count(*) FROM reaction r WHERE r.contribution_id = c.id), c.kind, "
            "c.category, c.theme, i.text, c.comment, c.channel, substr(c.made_at, 1, 10), c.geom "
            "FROM contribution c LEFT JOIN workshop_item i ON i.id = c.scenario_id "
            "WHERE c.workshop_id = ? AND c.state = 'shown' AND c.geom IS NOT NULL",
            workshop_id)
        .run();
    place_published(database);
    database
        .query("UPDATE workshop SET published_at = ?, version = version + 1 WHERE id = ?",
               time::now_utc(), workshop_id)
        .run();
}

/// By a point of it that is inside; of several zones of a set the lowest code.
void place_published(db::connection& database) {
    database.run("DELETE FROM published_contribution_zone");
    database.run("INSERT INTO published_contribution_zone "
                 "SELECT p.id, s.name, min(z.code) FROM published_contribution p "
                 "JOIN zone z ON z.id IN (SELECT pkid FROM idx_zone_geom "
                 "WHERE xmin <= MbrMaxX(p.geom) AND xmax >= MbrMinX(p.geom) "
                 "AND ymin <= MbrMaxY(p.geom) AND ymax >= MbrMinY(p.geom)) AND ST_Covers(z.geom, "
                 "CASE p.kind WHEN 'point' THEN p.geom "
                 "WHEN 'line' THEN ST_Line_Interpolate_Point(p.geom, 0.5) "
                 "ELSE ST_PointOnSurface(p.geom) END) = 1 "
                 "JOIN zone_set s ON s.id = z.zone_set_id GROUP BY p.id, s.name");
}

void withdraw_contributions(db::connection& database, std::int64_t workshop_id) {
    database.query("DELETE FROM published_contribution WHERE workshop_id = ?", workshop_id).run();
    database
        .query("UPDATE workshop SET published_at = NULL, version = version + 1 WHERE id = ?",
               workshop_id)
        .run();
}

} // namespace trygg::store

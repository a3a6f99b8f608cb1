/** Queries of items that must be refused with 400, in every representation and also when nothing matches. */

const values = (name, list) => list.map((value) => ({ [name]: value }));
const boxes = ['', '1', '1,2', '1,2,3', '1,2,3,4,5', '1,2,3,4,5,6,7', '1,2,3,x', '1,2,3,', ',1,2,3', '1,2,3,NaN', '1,2,Infinity,4',
  '-inf,2,3,4', '1,2,3,1e999', '1 2 3 4', '1;2;3;4', '[1,2,3,4]', '1,20,3,10', '1,20,0,3,10,0', '0x1,2,3,4', '1,2,3,4,5,NaN', '1,,3,4'];
const times = ['', 'x', '2020', '2020-02-30', '2021-02-29', '2020-13-01', '2020-00-10', '2020-1-1', '2020-01-01T00:00:00', '2020-01-01T25:00:00Z',
  '2020-01-01T00:60:00Z', '2020-01-01T00:00:00+25:00', '../..', '/', '//', '..', '../', '/..', '2021-01-01/2020-01-01',
  '2020-01-01/2020-02-30', '2020-01-01/', '2020-01-01/2020-02-01/2020-03-01', '2020-01-01T00:00:00Z/2019-12-31T23:59:59Z', 'now', '2020-01-01,2020-01-02'];
const limits = ['unlimited', '0', '-1', '1.5', '', ' ', '+1', '1e3', '0x10', '10 ', 'NaN', '١', '1,2', '10;', '-0'];
const references = ['', 'x', 'EPSG:99999', 'http://www.opengis.net/def/crs/EPSG/0/99999', 'http://www.opengis.net/def/crs/OGC/1.3/CRS85',
  'http://www.opengis.net/def/crs/OGC/0/does_not_exist', 'http://www.opengis.net/def/crs/EPSG/0/', 'HTTP://WWW.OPENGIS.NET/DEF/CRS/EPSG/0/4326'];
const nested = `${'('.repeat(900)}1=1${')'.repeat(899)}`;

/** Each is a query string, without "?". */
export const badQueries = [
  ...values('limit', limits),
  ...values('bbox', boxes),
  ...values('datetime', times.filter((time) => !['../', '/..', '2020-01-01/'].includes(time))),
  ...values('crs', references),
  ...values('bbox-crs', references).map((one) => ({ ...one, bbox: '1,2,3,4' })),
  ...values('filter-crs', references).map((one) => ({ ...one, filter: '1=1' })),
  ...values('sortby', ['no_such_property', '-no_such_property', '+', '-', ',']),
  ...values('properties', ['no_such_property', ',']),
  ...values('skipGeometry', ['maybe', '1', 'TRUE', 'yes']),
  ...values('f', ['xyz', '', 'application/xml', 'JSON']),
  ...values('token', ['', 'x', '%%%', 'AAAA', 'aW5jaWRlbnRzIGFmdGVyOng', '../..', 'e30', 'e30=']),
  ...values('filter', ['=', 'THIS IS NOT A FILTER', 'no_such_property = 1', 'no_such_property IS NULL', '1 = ', '(1=1', '1=1)', "'open", '"open', '1=1 AND', 'NOT', '1 == 1',
    '1=1; DROP TABLE incidents', 'S_INTERSECTS(geometry, POINT(1))', 'S_INTERSECTS(geometry)', 'BBOX(1,2,3,4)', 'no_such_function(1) = 1', "DATE('2020-02-30') = DATE('2020-01-01')",
    "TIMESTAMP('2020-01-01') = TIMESTAMP('2020-01-01')", nested, 'S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))', 'T_AFTER(1, 2)', '1 LIKE 1', "'a' > 1", 'S_INTERSECTS(1, 2)']),
  ...values('filter-lang', ['', 'xyz', 'cql', 'CQL2-TEXT', 'sql']).map((one) => ({ ...one, filter: '1=1' })),
  ...values('filter', ['', '{', '[]', '{}', 'null', '1', '{"op":"="}', '{"op":"=","args":[]}', '{"op":"nope","args":[1,2]}', '{"op":"=","args":[{"property":"no_such_property"},1]}',
    '{"op":"and","args":[{"op":"=","args":[1,1]}', '{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":["a",1]}]}', '[[[[[[[[[['])
    .map((one) => ({ ...one, 'filter-lang': 'cql2-json' })),
].map((one) => new URLSearchParams(one).toString().replaceAll('+', '%20'));

/** Unknown, repeated and wrongly cased parameters, as query strings. */
export const badNames = ['foo=bar', 'Limit=1', 'LIMIT=1', 'BBOX=1,2,3,4', 'Datetime=2020-01-01', 'F=json', 'skipgeometry=true', 'sortBy=id', 'limit=1&limit=1', 'limit=1&limit=2',
  'bbox=1,2,3,4&bbox=1,2,3,4', 'f=json&f=json', 'filter=1%3D1&filter=1%3D1', 'foo', '=1', 'limit%20=1', 'resultType=hits', 'offset=10', 'startindex=0', 'filter_lang=cql2-text', 'limit[]=1', 'limit%00=1'];

/** Bytes that are no UTF-8, and escapes that are none. */
export const badBytes = ['filter=%FF', 'filter=name%3D%27%C3%28%27', 'filter=%27%ED%A0%80%27%3D%27a%27', 'sortby=%80', 'properties=%FE%FF', 'filter=%', 'filter=%zz', 'filter=%4'];

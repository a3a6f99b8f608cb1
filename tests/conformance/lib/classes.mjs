/**
 * The conformance classes that a server can declare and the requirements of each, by the standards' own ids:
 * OGC 17-069r4 (Features 1), 18-058r1 (2), 19-079r2 (3), 20-002r1 (4, a draft), 23-058 (5), 21-065r2 (CQL2), 20-057 (Tiles 1),
 * 19-072 and 20-024 (Common 1 and 2), and the drafts on sorting and property selection.
 */

const spec = 'http://www.opengis.net/spec/';

const standards = {
  'ogcapi-features-1/1.0': {
    core: `root-op root-success api-definition-op api-definition-success conformance-op conformance-success http
      query-param-unknown query-param-invalid crs84 fc-md-op fc-md-success fc-md-links fc-md-items fc-md-items-links
      fc-md-extent sfc-md-op sfc-md-success fc-op fc-limit-definition fc-limit-response-1 fc-bbox-definition
      fc-bbox-response fc-time-definition fc-time-response fc-response fc-links fc-rel-type fc-timeStamp
      fc-numberMatched fc-numberReturned f-op f-success f-links`,
    geojson: 'definition content',
    html: 'definition content',
    oas30: 'oas-definition-1 oas-definition-2 oas-impl completeness exception-codes security',
  },
  'ogcapi-features-2/1.0': {
    crs: `crs-uri fc-md-crs-list fc-md-storageCrs fc-md-storageCrs-valid-value fc-md-crs-list-global
      fc-bbox-crs-definition fc-bbox-crs-valid-value fc-bbox-crs-default-value fc-bbox-crs-action fc-crs-definition
      fc-crs-valid-value fc-crs-default-value fc-crs-action ogc-crs-header ogc-crs-header-value geojson`,
  },
  'ogcapi-features-3/1.0': {
    queryables: 'get-queryables-op get-queryables-response queryables-link expression-construction',
    'queryables-query-parameters': 'parameters',
    filter: `filter-param filter-lang-param filter-crs-param filter-crs-wgs84 expression-construction
      mixing-expressions response`,
    'features-filter': 'filter-param filter-lang-param filter-crs-param response',
  },
  'ogcapi-features-4/1.0': {
    'create-replace-delete': `post-op post-body post-content-type post-response-rid post-response put-op put-body
      put-content-type put-response put-rid put-rid-exception delete-op delete-response options-op options-response`,
    update: 'methods update-patch-op update-patch-body update-patch-response rid',
    'optimistic-locking-etags': `get-etag-response put-etag-response patch-etag-response ifmatch-put-op ifmatch-put-eval
      ifmatch-patch-op ifmatch-patch-eval`,
    features: `resources-endpoint resource-endpoint collection-endpoint content-crs-header default-crs crs-other-crs
      schema update-json-merge-patch geojson-create-replace`,
  },
  'ogcapi-features-5/1.0': {
    schemas: 'json-schema properties additional-keywords role role-id property-seq unit definition',
    'core-roles-features': 'role-primary-geometry role-primary-temporal role-type',
    'advanced-property-roles': 'role-primary-geometry role-primary-temporal role-type',
    'returnables-and-receivables': 'link op response',
    queryables: 'link op response',
    sortables: 'link op response',
  },
  'ogcapi-features-6/1.0': {
    properties: 'properties-param response skip-geometry',
    'properties-features': 'properties-param response',
  },
  'ogcapi-features-8/1.0': {
    sortables: 'sortables',
    sorting: 'sortables sortby-definition sortby-response',
    'features-sorting': 'sortables sortby-definition sortby-response',
  },
  'ogcapi-records-1/1.0': { sorting: 'sortables sortby-definition sortby-response' },
  'cql2/1.0': {
    'cql2-text': `basic-cql2 advanced-comparison-operators case-insensitive-comparison accent-insensitive-comparison
      basic-spatial-functions basic-spatial-functions-plus spatial-functions temporal-functions property-property
      arithmetic escaping`,
    'cql2-json': `basic-cql2 advanced-comparison-operators case-insensitive-comparison accent-insensitive-comparison
      basic-spatial-functions basic-spatial-functions-plus spatial-functions temporal-functions property-property
      arithmetic`,
    'basic-cql2': 'cql2-filter property binary-comparison-predicate null-predicate',
    'advanced-comparison-operators': 'like-predicate between-predicate in-predicate',
    'case-insensitive-comparison': 'casei-function',
    'accent-insensitive-comparison': 'accenti-function',
    'basic-spatial-functions': 'spatial-predicate spatial-functions',
    'basic-spatial-functions-plus': 'spatial-data-types',
    'spatial-functions': 'spatial-functions spatial-data-types',
    'temporal-functions': 'temporal-functions',
    'array-functions': 'array-predicates',
    'property-property': 'withdraw-permissions',
    functions: 'functions',
    arithmetic: 'arithmetic',
  },
  'ogcapi-tiles-1/1.0': {
    core: 'tc-op tc-tilematrix-definition tc-tilerow-definition tc-tilecol-definition tc-success tc-error',
    tileset: 'tileset-description',
    'tilesets-list': 'tileset-links',
    'geodata-tilesets': 'desc-links operation',
    'dataset-tilesets': 'landingpage operation',
    mvt: 'content',
    oas30: 'completeness operation-id',
  },
  'tms/2.0': {
    tilematrixset: 'tilematrixset',
    'json-tilematrixset': 'json',
    tilesetmetadata: 'tilesetmetadata',
    'json-tilesetmetadata': 'json',
  },
  'ogcapi-common-1/1.0': {
    core: 'http query-param-unknown query-param-invalid',
    'landing-page': 'root-op root-success api-definition-op api-definition-success conformance-op conformance-success',
    json: 'definition content',
    html: 'definition content',
    oas30: 'oas-definition-1 oas-definition-2 oas-impl completeness exception-codes security',
  },
  'ogcapi-common-2/1.0': {
    collections: 'rc-md-op rc-md-success rc-md-items rc-md-items-links src-md-op src-md-success',
    json: 'definition content',
    html: 'definition content',
  },
};

/** Classes that say the same as others: tested by the tests of those. */
const sameAs = {
  'ogcapi-common-1/1.0/core': 'ogcapi-features-1/1.0/core',
  'ogcapi-common-1/1.0/landing-page': 'ogcapi-features-1/1.0/core',
  'ogcapi-common-1/1.0/html': 'ogcapi-features-1/1.0/html',
  'ogcapi-common-1/1.0/oas30': 'ogcapi-features-1/1.0/oas30',
  'ogcapi-common-2/1.0/html': 'ogcapi-features-1/1.0/html',
  'ogcapi-features-6/1.0/properties-features': 'ogcapi-features-6/1.0/properties',
  'ogcapi-features-8/1.0/sortables': 'ogcapi-features-8/1.0/sorting',
  'ogcapi-features-8/1.0/features-sorting': 'ogcapi-features-8/1.0/sorting',
};

/** "features-1:/req/core/fc-op": which standard, class and requirement. */
function ids(standard, name, requirements) {
  const prefix = standard.replace('ogcapi-', '').replace(/\/.*/, '');
  return requirements.split(/\s+/).map((requirement) => `${prefix}:/req/${name}/${requirement}`);
}

const byUri = new Map();
for (const [standard, classes] of Object.entries(standards)) {
  for (const [name, requirements] of Object.entries(classes)) {
    const same = sameAs[`${standard}/${name}`];
    const [ofStandard, ofName] = same ? [same.slice(0, same.lastIndexOf('/')), same.slice(same.lastIndexOf('/') + 1)] : [standard, name];
    const list = ids(ofStandard, ofName, standards[ofStandard][ofName]).filter(
      (id) => !same || requirements.split(/\s+/).includes(id.slice(id.lastIndexOf('/') + 1)),
    );
    // The draft of Part 4 names its classes of locking as requirements.
    byUri.set(`${spec}${standard}/${name.startsWith('optimistic-locking') ? 'req' : 'conf'}/${name}`, list);
  }
}

/** Class URI to the ids of its requirements. */
export const classes = byUri;

/** What an id stands for in the table: its standard's classes that hold it. */
export const classesOf = (id) => [...byUri].filter(([, list]) => list.includes(id)).map(([uri]) => uri);

/** What the project promises, whatever else it declares. */
export const promised = [
  'ogcapi-features-1/1.0/conf/core', 'ogcapi-features-1/1.0/conf/geojson', 'ogcapi-features-1/1.0/conf/html',
  'ogcapi-features-1/1.0/conf/oas30', 'ogcapi-features-2/1.0/conf/crs', 'ogcapi-features-3/1.0/conf/queryables',
  'ogcapi-features-3/1.0/conf/filter', 'ogcapi-features-3/1.0/conf/features-filter', 'cql2/1.0/conf/cql2-text',
  'cql2/1.0/conf/cql2-json', 'cql2/1.0/conf/basic-cql2', 'cql2/1.0/conf/advanced-comparison-operators',
  'cql2/1.0/conf/case-insensitive-comparison', 'cql2/1.0/conf/accent-insensitive-comparison',
  'cql2/1.0/conf/basic-spatial-functions', 'cql2/1.0/conf/basic-spatial-functions-plus',
  'cql2/1.0/conf/spatial-functions', 'cql2/1.0/conf/temporal-functions', 'cql2/1.0/conf/property-property',
  'cql2/1.0/conf/arithmetic', 'ogcapi-features-5/1.0/conf/schemas', 'ogcapi-tiles-1/1.0/conf/core',
  'ogcapi-tiles-1/1.0/conf/tileset', 'ogcapi-tiles-1/1.0/conf/tilesets-list', 'ogcapi-tiles-1/1.0/conf/geodata-tilesets',
  'ogcapi-tiles-1/1.0/conf/mvt',
].map((path) => spec + path);

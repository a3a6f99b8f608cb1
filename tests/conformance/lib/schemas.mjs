/** JSON Schema validators: draft 4 with OpenAPI's nullable for API descriptions, 2020-12 for schemas of layers. */
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const inAjv04 = new WeakMap();

/** A validator of a schema of an OpenAPI 3.0 document. */
export function validatorFor(document, schema) {
  let known = inAjv04.get(document);
  if (known === undefined) {
    const ajv = new (AjvDraft04.default ?? AjvDraft04)({ strict: false, allErrors: false, validateFormats: false });
    ajv.addSchema({ id: 'api', components: translated(document.components ?? {}) });
    known = { ajv, validators: new Map() };
    inAjv04.set(document, known);
  }
  const key = JSON.stringify(schema);
  if (!known.validators.has(key)) known.validators.set(key, known.ajv.compile(translated(schema)));
  return known.validators.get(key);
}

/** OpenAPI 3.0's nullable and references as draft 4 has them. */
function translated(value) {
  if (Array.isArray(value)) return value.map(translated);
  if (value === null || typeof value !== 'object') return value;
  const { nullable, ...rest } = value;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, key === 'example' ? inner : translated(inner)]));
  if (typeof copy.$ref === 'string' && copy.$ref.startsWith('#')) copy.$ref = `api${copy.$ref}`;
  if (nullable === true && typeof copy.type === 'string') copy.type = [copy.type, 'null'];
  if (nullable === true && Array.isArray(copy.enum) && !copy.enum.includes(null)) copy.enum = [...copy.enum, null];
  return copy;
}

const ajv2020 = new (Ajv2020.default ?? Ajv2020)({ strict: false, validateFormats: true, logger: false, validateSchema: true });
(addFormats.default ?? addFormats)(ajv2020);

/** A validator of a 2020-12 schema, with what OGC adds allowed; throws when it is no valid schema. */
export function validator2020({ $id, ...schema }) {
  return ajv2020.compile(schema);
}

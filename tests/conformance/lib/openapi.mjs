/** Looking things up in an OpenAPI document. */
import assert from 'node:assert/strict';

/** What "#/components/…" stands for. */
export function resolve(document, value) {
  if (value?.$ref === undefined) return value;
  assert.match(value.$ref, /^#\//, `${value.$ref} is not in the document`);
  const found = value.$ref.slice(2).split('/').reduce((at, key) => at?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  assert.ok(found !== undefined, `${value.$ref} leads nowhere`);
  return resolve(document, found);
}

/** "/collections/{id}/items" fits "/collections/incidents/items"; a path without braces goes first. */
export function pathFor(document, path) {
  if (document.paths[path]) return path;
  const fits = (template) => new RegExp(`^${template.replaceAll(/[.+?^$()[\]\\|]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path);
  const found = Object.keys(document.paths).filter(fits).sort((a, b) => a.split('{').length - b.split('{').length)[0];
  assert.ok(found, `${path} is not in the API description`);
  return found;
}

/** The operation of a path: its parameters resolved, those of the path item among them. */
export function operationOf(document, path, method = 'get') {
  const item = document.paths[pathFor(document, path)];
  const operation = item[method];
  assert.ok(operation, `${method} ${path} is not in the API description`);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((one) => {
    const parameter = resolve(document, one);
    return { ...parameter, schema: resolve(document, parameter.schema) };
  });
  return { ...operation, parameters };
}

/** A query parameter of a path. */
export function parameterOf(document, path, name) {
  const found = operationOf(document, path).parameters.find((parameter) => parameter.in === 'query' && parameter.name === name);
  assert.ok(found, `${path} has no parameter ${name} in the API description`);
  return found;
}

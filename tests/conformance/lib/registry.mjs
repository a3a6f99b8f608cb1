/** What is checked: each check proves (a part of) requirements, on a town or on every collection of it. */

export const checks = [];

function register(scope, ids, what, run, options = {}) {
  checks.push({ scope, ids: [ids].flat(), what, run, ...options });
}

/** A check of the whole server: run(world). */
export const once = (ids, what, run, options) => register('server', ids, what, run, options);

/** A check of each collection: run(world, collection). */
export const each = (ids, what, run, options) => register('collection', ids, what, run, options);

/** A check of each collection in each of its representations: run(world, collection, representation). */
export const eachFormat = (ids, what, run, options) => register('representation', ids, what, run, options);

/** A check that brings its own server: run(), once and not once a town. */
export const alone = (ids, what, run, options) => register('alone', ids, what, run, options);

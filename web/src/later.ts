/** Parts of the page that are fetched when they are first needed. */
type Loaded<M> = (again: () => void) => M | null;

/** The module, or null while it is on its way; `again` is called once it is here. */
export function later<M>(load: () => Promise<M>): Loaded<M> {
  let module: M | null = null;
  let asked = false;
  return (again) => {
    if (module === null && !asked) {
      asked = true;
      load().then(
        (found) => {
          module = found;
          again();
        },
        () => {
          asked = false;
        },
      );
    }
    return module;
  };
}

/** The same promise each time, until it fails. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    made.catch(() => {
      made = null;
    });
    return made;
  };
}

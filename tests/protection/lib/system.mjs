/** Linear equations over unknown numbers of at least 0, and what they tell of sums. */
import loadHighs from "highs";

const highs = await loadHighs();

export class System {
  #names = new Map();
  #rows = [];
  #zeros = new Set();

  /** All of these are 0. To be told before anything else of them. */
  zero(names) {
    for (const name of names) this.#zeros.add(name);
  }

  /** The number of an unknown, made at its first mention. */
  unknown(name) {
    if (!this.#names.has(name)) this.#names.set(name, this.#names.size);
    return this.#names.get(name);
  }

  /** Σ factor·unknown lies between two bounds; `terms` is a list of names, or of [name, factor]. */
  add(terms, low, high = low) {
    const factors = new Map();
    for (const term of terms) {
      const [name, factor] = Array.isArray(term) ? term : [term, 1];
      if (this.#zeros.has(name)) continue;
      const at = this.unknown(name);
      factors.set(at, (factors.get(at) ?? 0) + factor);
    }
    if (factors.size > 0) this.#rows.push({ factors, low, high });
  }

  /** Least and most of the sum of each list of names. */
  ranges(all) {
    const lists = all.map((list) => list.filter((name) => !this.#zeros.has(name)));
    const model = highs.createModel();
    try {
      model.options.set({ output_flag: false });
      for (const list of lists) for (const name of list) this.unknown(name);
      for (let i = 0; i < this.#names.size; ++i) model.addVar(0, highs.infinity);
      for (const { factors, low, high } of this.#rows) {
        model.addRow(low, high === Infinity ? highs.infinity : high, {
          indices: [...factors.keys()],
          values: [...factors.values()],
        });
      }
      return lists.map((list) => this.#range(model, list));
    } finally {
      model.dispose();
    }
  }

  #range(model, list) {
    for (const name of list) model.changeColCost(this.unknown(name), 1);
    const least = this.#solve(model, "minimize");
    const most = this.#solve(model, "maximize");
    for (const name of list) model.changeColCost(this.unknown(name), 0);
    return { least, most };
  }

  #solve(model, sense) {
    model.changeObjectiveSense(highs.constants.objectiveSense[sense]);
    model.run();
    const status = model.getModelStatus();
    const { optimal, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
    if (status === optimal) return model.getObjectiveValue();
    if (status === unbounded || status === unboundedOrInfeasible) return sense === "minimize" ? 0 : Infinity;
    throw new Error(`the published figures contradict each other (status ${status})`);
  }
}

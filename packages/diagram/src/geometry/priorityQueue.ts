/** A binary heap of numbers by cost; equal costs leave in the order they came, so that routes are deterministic. */
export class PriorityQueue {
  readonly #states: number[] = [];
  readonly #costs: number[] = [];
  readonly #orders: number[] = [];
  #order = 0;

  push(state: number, cost: number): void {
    let index = this.#states.length;
    const order = this.#order++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      // What came before it precedes it at the same cost.
      if (this.#costs[parent]! <= cost) break;
      this.#move(parent, index);
      index = parent;
    }
    this.#put(index, state, cost, order);
  }

  pop(): number | undefined {
    const top = this.#states[0];
    const state = this.#states.pop();
    const cost = this.#costs.pop()!;
    const order = this.#orders.pop()!;
    const length = this.#states.length;
    if (state === undefined || length === 0) return top;
    let index = 0;
    for (let child = 1; child < length; child = 2 * index + 1) {
      if (child + 1 < length && this.#precedes(child + 1, this.#costs[child]!, this.#orders[child]!)) child++;
      if (!this.#precedes(child, cost, order)) break;
      this.#move(child, index);
      index = child;
    }
    this.#put(index, state, cost, order);
    return top;
  }

  #precedes(index: number, cost: number, order: number): boolean {
    const own = this.#costs[index]!;
    return own < cost || (own === cost && this.#orders[index]! < order);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#states[from]!, this.#costs[from]!, this.#orders[from]!);
  }

  #put(index: number, state: number, cost: number, order: number): void {
    this.#states[index] = state;
    this.#costs[index] = cost;
    this.#orders[index] = order;
  }
}

/** A binary heap of numbers by cost; equal costs leave in the order they came, so that routes are deterministic. */
export class PriorityQueue {
  readonly #items: { state: number; cost: number; order: number }[] = [];
  #order = 0;

  push(state: number, cost: number): void {
    const items = this.#items;
    items.push({ state, cost, order: this.#order++ });
    let index = items.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#precedes(parent, index)) break;
      [items[parent], items[index]] = [items[index]!, items[parent]!];
      index = parent;
    }
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || items.length === 0) return top?.state;
    items[0] = last!;
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < items.length && !this.#precedes(least, child)) least = child;
      if (least === index) return top.state;
      [items[least], items[index]] = [items[index]!, items[least]!];
      index = least;
    }
  }

  #precedes(a: number, b: number): boolean {
    const first = this.#items[a]!;
    const second = this.#items[b]!;
    return first.cost < second.cost || (first.cost === second.cost && first.order < second.order);
  }
}

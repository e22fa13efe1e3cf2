/** A list of whole numbers that grows, four bytes each. */
export class Ints {
  length = 0;
  #numbers = new Int32Array(1024);

  push(value: number): void {
    if (this.length === this.#numbers.length) {
      const room = new Int32Array(this.length * 2);
      room.set(this.#numbers);
      this.#numbers = room;
    }
    this.#numbers[this.length++] = value;
  }

  /** The numbers pushed so far; valid until the next push. */
  get values(): Int32Array {
    return this.#numbers.subarray(0, this.length);
  }
}

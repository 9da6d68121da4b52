/** A reference cannot be graded against as it stands. `path` is the JSON path of the element to mend. */
export class InvalidReferenceError extends Error {
  override readonly name = 'InvalidReferenceError';
  readonly path: string;
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
  }
}

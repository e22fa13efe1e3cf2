import type { FirstContext } from './firstContext.ts';
import { writeFirstFeatures } from './features.ts';
import { HEADER_FEATURES, type HeaderContext, writeHeaderFeatures } from './headerFeatures.ts';
import { type SecondContext, writeSecondFeatures } from './secondFeatures.ts';

/** The features of a text's lines, written stage by stage: kept for texts of usual length, written anew for every stage in very long ones. */
export class FeatureRows {
  readonly values: Float32Array;
  /** Whether the rows of all lines stand in `values`, HEADER_FEATURES numbers each, or only that of the line written last. */
  readonly isKept: boolean;
  readonly #first: FirstContext;

  constructor(first: FirstContext) {
    const { count } = first.page.scan;
    this.#first = first;
    this.isKept = count <= MOST_KEPT;
    this.values = new Float32Array(HEADER_FEATURES * (this.isKept ? count : 1));
  }

  /** Writes what the first stage reads of a line; returns where its row starts in `values`. */
  readonly toFirst = (line: number): number => {
    const offset = this.#offsetOf(line);
    writeFirstFeatures(this.#first, line, this.values, offset);
    return offset;
  };

  /** Writes what the second stage reads; the first stage has been at the line before. */
  readonly toSecond = (second: SecondContext, line: number): number => {
    const offset = this.isKept ? this.#offsetOf(line) : this.toFirst(line);
    writeSecondFeatures(second, line, this.values, offset);
    return offset;
  };

  /** Writes what the header finders read of the line at an index of the header's lines; the second stage has been at the line before. */
  readonly toHeader = (header: HeaderContext, index: number): number => {
    const line = header.lines[index]?.line ?? 0;
    const offset = this.isKept ? this.#offsetOf(line) : this.toSecond(header.second, line);
    writeHeaderFeatures(header, index, this.values, offset);
    return offset;
  };

  #offsetOf(line: number): number {
    return this.isKept ? line * HEADER_FEATURES : 0;
  }
}

const MOST_KEPT = 4096;

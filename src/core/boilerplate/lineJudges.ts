import { marginOf, type Forest } from './forest.ts';
import { forgetful, Margins, type Ask, type Judge } from './margins.ts';
import type { BoilerplateModel } from './model.ts';

/** The forests that tell of lines. */
type Forests = Pick<BoilerplateModel, 'first' | 'title' | 'byline'>;

/** Who is asked about the lines of a text, forest by forest. */
export type LineJudges = Readonly<Record<keyof Forests, Judge>>;

/** Judges that ask the forests every time. */
export function forgetfulLineJudges(forests: Forests): LineJudges {
  return judgesOf(forests, (_, ask) => forgetful(ask));
}

/** Judges that remember what the forests said. */
export function lineMargins(forests: Forests): Readonly<Record<keyof Forests, Margins>> {
  return judgesOf(forests, (forest, ask) => new Margins(forest, ask));
}

function judgesOf<T>({ first, title, byline }: Forests, judge: (forest: Forest, ask: Ask) => T): Record<keyof Forests, T> {
  const whole = (forest: Forest): T => judge(forest, (features, offset) => marginOf(forest, features, offset));
  return { first: whole(first), title: whole(title), byline: whole(byline) };
}

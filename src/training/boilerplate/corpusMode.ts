import { weighAppeals } from '../../core/boilerplate/appealWords.ts';
import { MODEL_VERSION } from '../../core/boilerplate/model.ts';
import { buildProfile } from '../../core/boilerplate/profile.ts';
import { filesWithLines } from '../../core/boilerplate/repetition.ts';
import { OUTPUTS, scoreLines } from '../../core/boilerplate/score.ts';
import { linesOf } from '../../core/text/lines.ts';
import { noAppeals } from './appealLines.ts';
import type { Example } from './examples.ts';
import { toText } from './pages.ts';
import type { Learned } from './pipeline.ts';

/** A news page judged with a profile of its site: margins with the repeated lines at what repetition makes of them. */
export interface CorpusJudged {
  readonly example: Example;
  readonly margins: Float32Array;
  readonly scores: Float32Array;
  readonly cohesion: Float32Array;
  readonly wording: Float32Array;
  readonly repeated: Uint8Array;
}

/** Judges the news pages of a fold that have a sibling on their site, by a model that has not seen the fold. */
export function inCorpus(whole: readonly Example[], learned: Learned, fold: number): readonly CorpusJudged[] {
  const news = whole.filter((example) => example.fold === fold && example.page.dataset === 'andynews');
  const profile = buildProfile(news.map(({ page }) => ({ text: toText(page).text, source: page.domain })));
  const siblings = (domain: string): number => news.filter(({ page }) => page.domain === domain).length;
  const model = {
    ...learned,
    ...noAppeals(),
    version: MODEL_VERSION,
    calibration: [1, 0] as const,
    thresholds: { careful: 1, balanced: 0.5, thorough: 0.5 },
    repeating: 0.5,
  };
  return news
    .filter(({ page }) => siblings(page.domain) > 1)
    .map((example) => {
      const { text } = toText(example.page);
      const files = filesWithLines(text, { scan: example.scan, lines: linesOf(text), profile, source: example.page.domain });
      const { scores, said, second, repeated } = scoreLines(example.scan, model, { files });
      const margins = scores.map((_, line) => ((repeated?.[line] ?? 0) > 0 ? LARGE : (said[line * OUTPUTS] ?? 0)));
      const wording = weighAppeals(example.scan, learned.appealWords);
      return { example, scores, margins, cohesion: second.cohesion, wording, repeated: repeated ?? new Uint8Array(0) };
    });
}

/** Log odds that survive calibration. */
const LARGE = 12;

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedVariants, textOf, type Variant } from '../support/seedVariants.ts';
import { entityF1, type GoldEntity } from './seedEntities.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const cli = process.env['WINNOW_CLI'] ?? 'dist/cli.mjs';
const SEEDS = ['000_8cb8ecbeaf453e44', '003_7eab56a015ad09b8'] as const;

interface Row {
  readonly id: number;
  readonly lines: readonly { readonly start: number; readonly end: number; readonly role: string; readonly score: number }[];
  readonly boundaries: readonly number[];
  readonly entities: readonly { readonly start: number; readonly end: number; readonly type: string }[];
  readonly clean: string;
}

interface Gold {
  readonly boundaries?: readonly { readonly between: readonly [number, number] }[];
  readonly entityLines: readonly number[];
  readonly entities: readonly GoldEntity[];
}

const variants = seedVariants(shared);
const [balanced, careful] = [filter([]), filter(['--point', 'careful'])];
let wrong = 0;
variants.forEach((variant, at) => {
  const troubles = troublesOf(variant, balanced[at], careful[at]);
  if (troubles.length > 0) wrong++;
  console.log(`${troubles.length === 0 ? 'right' : 'WRONG'}  ${variant.name}`);
  for (const trouble of troubles) console.log(`       ${trouble}`);
});
SEEDS.forEach((name, at) => reportSeed(name, balanced[at]));
console.log(wrong === 0 ? `all ${variants.length} texts right` : `${wrong} of ${variants.length} texts WRONG`);
process.exitCode = wrong === 0 ? 0 : 1;

function filter(options: readonly string[]): readonly Row[] {
  const input = variants.map((variant, id) => `${JSON.stringify({ id, text: textOf(variant) })}\n`).join('');
  const output = execFileSync(process.execPath, [cli, 'filter', ...options], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]));
}

/** Roles that do not pass, lines that clean should take and does not, lines it should keep and takes. */
function troublesOf(variant: Variant, reading: Row | undefined, cleaning: Row | undefined): readonly string[] {
  const kept = keptLines(variant, cleaning?.clean ?? '');
  return variant.lines.flatMap(({ accept, text }, at) => {
    if (accept.length === 0) return [];
    const role = reading?.lines[at]?.role ?? 'missing';
    const mustGo = accept.every((each) => each === 'boilerplate');
    const mustStay = !accept.includes('boilerplate');
    const isKept = kept.has(at);
    const what = [
      ...(accept.includes(role) ? [] : [`is ${role}`]),
      ...(mustGo && isKept ? ['is left by clean'] : []),
      ...(mustStay && !isKept ? ['is lost in clean'] : []),
    ];
    const score = (reading?.lines[at]?.score ?? 0).toFixed(2);
    return what.length === 0 ? [] : [`line ${at + 1} (${accept.join(' or ')}, ${score}) ${what.join(', ')}: ${text.slice(0, 80)}`];
  });
}

/** Which lines of the variant are left in the cleaned text, in order. */
function keptLines({ lines, lineBreak }: Variant, clean: string): ReadonlySet<number> {
  const left = clean.split(lineBreak).filter((line) => line.trim() !== '');
  const kept = new Set<number>();
  let next = 0;
  lines.forEach(({ text }, at) => {
    if (next >= left.length || left[next] !== text) return;
    kept.add(at);
    next++;
  });
  return kept;
}

function reportSeed(name: string, row: Row | undefined): void {
  const gold = JSON.parse(readFileSync(join(shared, 'gold', `${name}.gold.json`), 'utf8')) as Gold;
  const text = readFileSync(join(shared, 'seeds', `${name}.txt`), 'utf8');
  const wanted = gold.boundaries ?? [];
  const found = (row?.boundaries ?? []).map((line) => line + 1);
  const isRight =
    found.length === wanted.length && wanted.every(({ between }, at) => (found[at] ?? 0) >= between[0] && (found[at] ?? 0) <= between[1]);
  if (!isRight) wrong++;
  const goal = wanted.map(({ between }) => between.join('-')).join() || 'none';
  console.log(`${isRight ? 'right' : 'WRONG'}  ${name}: boundaries at ${found.join() || 'none'}, gold ${goal}`);
  console.log(`       ${name}: entities F1 ${entityF1(text, gold, row?.entities ?? []).toFixed(1)}`);
  if (name !== SEEDS[0]) return;
  const isClean = careful[0]?.clean === readFileSync(join(shared, 'gold', `${name}.clean.txt`), 'utf8');
  if (!isClean) wrong++;
  console.log(`${isClean ? 'right' : 'WRONG'}  ${name}: clean is what gold says, byte for byte`);
}

// What each host suite opens: always a copy in a temporary folder.
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sharedFolder } from './paths.mjs';
import { temporaryFolder } from './process.mjs';

const builders = { sample: copySample, every: copySample, seeds: copySeeds, hostile: writeHostile, kill: writeMany };

/** The folder or workspace file a suite runs in, or undefined where what it needs is not here; `files` says how many articles `kill` gets. */
export function prepareWorkspace(suite, options = {}) {
  const folder = join(temporaryFolder(suite), suite);
  mkdirSync(folder);
  const fixture = join(root, 'test', 'fixtures', 'workspaces', suite);
  if (existsSync(fixture)) cpSync(fixture, folder, { recursive: true });
  if (builders[suite]?.(folder, options) === false) return undefined;
  const workspace = readdirSync(folder).find((name) => name.endsWith('.code-workspace'));
  return workspace === undefined ? folder : join(folder, workspace);
}

/** A fresh copy of the sample corpus. */
export function copySample(folder) {
  cpSync(join(root, 'media', 'sample-corpus'), folder, { recursive: true });
}

function copySeeds(folder) {
  const shared = sharedFolder();
  if (shared === undefined) return false;
  const seeds = join(shared, 'seeds');
  for (const name of readdirSync(seeds).filter((file) => file.endsWith('.txt'))) copyFileSync(join(seeds, name), join(folder, name));
}

/** Many small articles with chaff before and after, and the rule that finds it. */
function writeMany(folder, { files = 45 }) {
  cpSync(join(root, 'test', 'fixtures', 'workspaces', 'commands', '.winnow'), join(folder, '.winnow'), { recursive: true });
  for (let at = 0; at < files; at++) {
    const body = [
      `The council met on Monday and agreed on the plan of part ${at} for the bridge.`,
      `The mayor said that the work on part ${at} would begin in spring, and that it would cost little.`,
    ];
    const text = [`CHAFF menu ${at}`, `A title for part ${at}`, '', body[0], '', body[1], 'CHAFF follow us'].join('\n');
    writeFileSync(join(folder, `${1000 + at}_0000000000${(0x100000 + at).toString(16)}.txt`), text);
  }
}

/** Files no repository should hold: binary, empty, huge, one line of a megabyte, a loop of links. */
function writeHostile(folder) {
  const article = [
    'Bridge over the Alder to close for a year',
    'The council met on Monday and agreed on the plan for the bridge over the Alder, which has carried the town since 1911.',
    'Engineers had told the members in March that two of its five arches would not stand another winter of heavy lorries.',
    'Work begins in August and should end before the fair, said Nora Lindqvist, who leads the works committee.',
    'Until then buses will cross by the ford road, and the school day will start twenty minutes later on both banks.\n',
  ].join('\n\n');
  writeFileSync(join(folder, '001_0123456789abcdef.txt'), article);
  writeFileSync(join(folder, '002_0123456789abcdee.txt'), '');
  writeFileSync(join(folder, '003_0123456789abcded.txt'), Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)));
  writeFileSync(join(folder, '004_0123456789abcdec.txt'), 'word '.repeat(200_000));
  const old = new Date(Date.now() - 60_000);
  // what a killed process leaves: the copy of a file that was cut short, one whose file is whole and older, one without a name
  writeFileSync(join(folder, '006_0123456789abcdea.txt'), article.slice(0, 20));
  const leftovers = [
    '.006_0123456789abcdea.txt.1f2e3d.winnow-tmp',
    '.001_0123456789abcdef.txt.4c5b6a.winnow-tmp',
    '.1f2e3d4c5b6a7988.winnow-tmp',
  ];
  for (const name of leftovers) {
    writeFileSync(join(folder, name), article);
    utimesSync(join(folder, name), old, old);
  }
  writeFileSync(join(folder, '007_0123456789abcdeb.txt'), '');
  mkdirSync(join(folder, '.winnow'));
  const copies = join(folder, '.winnow', '.saving.1f2e3d.winnow-tmp');
  writeFileSync(copies, JSON.stringify(['007_0123456789abcdeb.txt', Buffer.from(article).toString('base64')]));
  utimesSync(copies, old, old);
  // and of one that was killed before it had written its copies
  const cut = join(folder, '.winnow', '.saving.2a3b4c.winnow-tmp');
  writeFileSync(cut, '["001_0123456789abcdef.txt","QnJpZGdl');
  utimesSync(cut, old, old);
  const huge = join(folder, '005_0123456789abcdeb.txt');
  for (let block = 0; block < 60; block++) appendFileSync(huge, 'The council met again. '.repeat(45_590));
  try {
    symlinkSync(folder, join(folder, 'loop'), 'dir');
    // a person keeps annotations elsewhere
    const spans = join(folder, '..', 'spans');
    mkdirSync(spans);
    writeFileSync(join(spans, '001_0123456789abcdef.txt.ann'), 'T1\tlocation 0 6\tBridge\n');
    symlinkSync(spans, join(folder, '.winnow', 'spans'), 'dir');
  } catch {
    // Windows allows links only to some users; the other files are bad enough
  }
}

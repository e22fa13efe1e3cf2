import { withCopies } from '../corpus/savingCopies.ts';
import { isHeadOf, isSameBytes, type Writes } from '../files/writes.ts';
import type { Tools } from '../tools.ts';
import type { ManyWrite, Staged } from './stagedWrite.ts';

/** Files of a host that has no disk, in pieces: each call takes its time there, so those of a piece are written side by side, while one copy holds the new bytes of all of them. */
export function stagePieces(tools: Tools, files: readonly ManyWrite[]): readonly Staged[] {
  return piecesOf(files).map((piece) => ({ place: () => placePiece(tools, piece), drop: () => undefined }));
}

/** A hundred files whose new bytes make up four megabytes at most, or a single one: they are written long before their copy would count as left behind. */
function piecesOf(files: readonly ManyWrite[]): readonly (readonly ManyWrite[])[] {
  const pieces: ManyWrite[][] = [];
  let room = 0;
  for (const file of files) {
    room -= file.after.length;
    const piece = pieces.at(-1);
    if (piece && room >= 0 && piece.length < MOST_FILES) piece.push(file);
    else {
      pieces.push([file]);
      room = MOST_BYTES - file.after.length;
    }
  }
  return pieces;
}

const MOST_BYTES = 4_000_000;
const MOST_FILES = 100;

async function placePiece({ services, writes }: Tools, piece: readonly ManyWrite[]): Promise<readonly ManyWrite[]> {
  const corpus = piece[0] && services.corpora.articleOf(piece[0].uri)?.corpus;
  if (!corpus) return [];
  let placed: readonly ManyWrite[] = [];
  const failures: unknown[] = [];
  await withCopies(writes, corpus, piece, async () => {
    try {
      placed = await writes.replaceAll(piece);
    } catch (error) {
      failures.push(error);
      const back = await Promise.allSettled(piece.map((file) => putBack(writes, file)));
      // the copy stays for the next start where a file cannot be put back
      if (back.some(({ status }) => status === 'rejected')) throw error;
    }
  });
  for (const failure of failures) throw failure;
  return placed;
}

/** A file that was written, or cut short while it was, gets back what it held. */
async function putBack(writes: Writes, { uri, before, after }: ManyWrite): Promise<void> {
  const isOurs = (now: Uint8Array): boolean => isSameBytes(now, after) || (isHeadOf(now, after) && !isSameBytes(now, before));
  await writes.update(uri, (now) => (now && isOurs(now) ? before : undefined));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from '../../src/core/article/parse.ts';
import { readBoilerplateModel } from '../../src/core/boilerplate/model.ts';
import { seedVariants, textOf } from '../support/seedVariants.ts';

const shared = process.env['WINNOW_SHARED'] ?? join(process.cwd(), '..', 'shared');
const boilerplate = readBoilerplateModel(readFileSync(process.env['MODEL'] ?? 'media/models/boilerplate.bin'));
for (const variant of seedVariants(shared)) {
  const text = textOf(variant);
  const balanced = parseText(text, { point: 'balanced', boilerplate }).lines;
  const careful = parseText(text, { point: 'careful', boilerplate }).lines;
  const wrong: string[] = [];
  variant.lines.forEach(({ accept, text: line }, at) => {
    if (accept.length === 0) return;
    const role = balanced[at]?.role ?? 'blank';
    const removed = careful[at]?.role === 'boilerplate';
    const isWrong = !accept.includes(role);
    const isWronglyRemoved = removed && !accept.includes('boilerplate');
    const isLeft = !removed && accept.length === 1 && accept[0] === 'boilerplate';
    if (isWrong || isWronglyRemoved || isLeft)
      wrong.push(
        `  ${at + 1} ${role}${isLeft ? ' LEFT' : ''}${isWronglyRemoved ? ' LOST' : ''} ${(balanced[at]?.score ?? 0).toFixed(3)} not ${accept.join('|')}: ${line.slice(0, 90)}`,
      );
  });
  console.log(`${wrong.length === 0 ? 'ok   ' : 'WRONG'} ${variant.name}`);
  for (const line of wrong) console.log(line);
}

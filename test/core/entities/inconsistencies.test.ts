import { describe, expect, it } from 'vitest';
import type { Entity, EntityType } from '../../../src/core/entities/entity.ts';
import { inconsistencies } from '../../../src/core/entities/inconsistencies.ts';

const TEXT = 'Orn voted. In Orn, Ada Orn won. Ada Orn thanked Orn. Adam left.';

function mark(start: number, end: number, type: EntityType): Entity {
  return { start, end, type, score: 1, source: 'user' };
}

describe('inconsistencies', () => {
  it('names the mention whose type is the rarer one, and unmarked mentions of a marked name', () => {
    const marked = [mark(0, 3, 'location'), mark(14, 17, 'organization'), mark(19, 26, 'person'), mark(48, 51, 'location')];
    expect(inconsistencies(marked, TEXT)).toEqual([
      { kind: 'mixed-types', start: 14, end: 17, name: 'Orn', type: 'organization', usual: 'location' },
      { kind: 'unmarked-mention', start: 32, end: 39, name: 'Ada Orn', type: 'person' },
    ]);
  });

  it('finds nothing where all mentions are marked alike', () => {
    expect(
      inconsistencies(
        [mark(0, 3, 'location'), mark(14, 17, 'location'), mark(19, 26, 'person'), mark(32, 39, 'person'), mark(48, 51, 'location')],
        TEXT,
      ),
    ).toEqual([]);
  });

  it('leaves dates and amounts alone', () => {
    expect(inconsistencies([mark(0, 3, 'date'), mark(14, 17, 'money')], TEXT)).toEqual([]);
  });

  it('names unmarked mentions only of what the person has marked, whose word weighs more than any number of suggestions', () => {
    const suggested = { ...mark(14, 17, 'person'), source: 'model' } as const;
    const others = [{ ...mark(48, 51, 'person'), source: 'model' } as const];
    expect(inconsistencies([suggested], TEXT)).toEqual([]);
    expect(inconsistencies([mark(0, 3, 'location'), suggested, ...others], TEXT).map(({ start, kind }) => [start, kind])).toEqual([
      [14, 'mixed-types'],
      [48, 'mixed-types'],
    ]);
  });

  it('takes no mention that is part of a longer name', () => {
    const text = 'Orn lost. The council of Port Orn met at Orn Bay, then in Orn.';
    expect(inconsistencies([mark(0, 3, 'location')], text).map(({ start }) => start)).toEqual([text.lastIndexOf('Orn')]);
  });

  it('takes a name in capitals for the same, whose type counts less', () => {
    const text = 'ORN BAY - The court of Orn Bay sat.';
    const marked = [mark(0, 7, 'organization'), mark(text.indexOf('Orn'), text.indexOf('Orn') + 7, 'location')];
    const suggested = marked.map((entity): Entity => ({ ...entity, source: 'model' }));
    expect(inconsistencies(suggested, text)).toEqual([
      { kind: 'mixed-types', start: 0, end: 7, name: 'ORN BAY', type: 'organization', usual: 'location' },
    ]);
  });
});

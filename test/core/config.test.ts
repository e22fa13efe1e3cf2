import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, parseConfig } from '../../src/core/config.ts';

describe('the configuration of a corpus', () => {
  it('fills in what corpus.json does not say', () => {
    expect(parseConfig({ version: 1 })).toEqual({ config: DEFAULT_CONFIG, problems: [] });
    expect(parseConfig({ tags: { vocabulary: ['sea'] } }).config.tags).toEqual({ where: 'auto', vocabulary: ['sea'] });
  });

  it('takes labels with digits and colours of their own', () => {
    const labels = [{ name: 'ship', key: '6', color: '#c40' }, { name: 'port', color: '#00AA88ff' }, { name: 'crew' }];
    expect(parseConfig({ labels })).toEqual({ config: { ...DEFAULT_CONFIG, labels }, problems: [] });
  });

  it.each([
    { labels: [{ name: 'ship', color: 'red; position: fixed' }] },
    { labels: [{ name: 'ship', key: 'x' }] },
    { labels: [{ key: '1' }] },
    { version: 2 },
    { point: 'eager' },
    { remove: { appeal: 'no' } },
    { include: '**/*.txt' },
    { tags: { where: 'nowhere' } },
    { fields: { source: 1 } },
  ])('names what it does not understand in %j, and goes by the default there', (value) => {
    const { config, problems } = parseConfig(value);
    const [[key = '', inner] = []] = Object.entries(value);
    const keys = key === 'tags' ? [key, ...Object.keys(inner as object)] : [key];
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems).toEqual([{ keys, message: `"${keys.join('.')}" in corpus.json is not understood` }]);
  });

  it('says so where the whole file is no object', () => {
    expect(parseConfig({ $schema: 'x', excludes: ['a'], tags: { vocabulry: [] } }).problems).toEqual([
      { keys: ['excludes'], message: '"excludes" in corpus.json is none of its settings' },
      { keys: ['tags', 'vocabulry'], message: '"tags.vocabulry" in corpus.json is none of its settings' },
    ]);
    expect(parseConfig([1]).config).toEqual(DEFAULT_CONFIG);
    expect(parseConfig('x').problems).toEqual([{ keys: [], message: 'corpus.json must hold an object' }]);
  });
});

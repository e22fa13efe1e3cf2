import { trainBoilerplate } from './train.ts';

for (const line of trainBoilerplate(process.env['WINNOW_SHARED'] ?? '../shared', 'media/models')) console.log(line);

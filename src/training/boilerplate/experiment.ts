import { crossValidate, figures, readMaterial, stackOf } from './evaluate.ts';
import { OPTIONS } from './options.ts';

const outer = (process.env['OUTER'] ?? '0').split(',').map(Number);
const material = readMaterial(process.env['WINNOW_SHARED'] ?? '../shared', OPTIONS.folds);
const judged = crossValidate(material, stackOf(material, OPTIONS), outer);
for (const line of figures(judged, Number(process.env['AT'] ?? 0.5))) console.log(line);
console.log(`${(process.cpuUsage().user / 1e6).toFixed(0)} s`);

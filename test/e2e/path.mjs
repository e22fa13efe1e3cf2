// A person's path through the workbench with the installed package, in the order a person takes it. Each step is [sentence, act].
import { cleaning, restoring } from './steps/cleaning.mjs';
import { deciding } from './steps/deciding.mjs';
import { dividing } from './steps/dividing.mjs';
import { exporting } from './steps/exporting.mjs';
import { naming } from './steps/naming.mjs';
import { reading } from './steps/reading.mjs';
import { reopening, reviewing } from './steps/reviewing.mjs';
import { starting } from './steps/starting.mjs';

export const steps = [
  ...reading,
  ...deciding,
  ...dividing,
  ...cleaning,
  ...reviewing,
  ...reopening,
  ...restoring,
  ...naming,
  ...exporting,
  ...starting,
];

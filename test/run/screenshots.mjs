// npm run screenshots: the README's pictures, from the running product, light and dark.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.mjs';
import { ensureModules } from './modules.mjs';
import { root } from './paths.mjs';
import { withWorkbench } from './e2e.mjs';

const folder = join(root, 'media', 'screenshots');

await ensureModules();
await buildAll();
const { pictures } = await import('../e2e/pictures.mjs');
mkdirSync(folder, { recursive: true });
await withWorkbench(
  async (world) => {
    for (const [name, act] of pictures) {
      const path = join(folder, `${name}.png`);
      await act(world);
      await world.page.screenshot({ path });
      console.log(`${path} (${Math.round(statSync(path).size / 1024)} kB)`);
    }
  },
  { viewport: { width: 1280, height: 760 } },
);
process.exit(0);

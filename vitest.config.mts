import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/host/**', 'test/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
    // files share their worker's modules and loaded models: what they promise depends on no state of a module
    isolate: false,
    maxWorkers: 2,
  },
});

import { createHash } from 'node:crypto';

/** As core's hashOf (64 lower-case hex digits), by the platform, which is quicker. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

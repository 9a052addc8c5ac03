import { describe, expect, it } from '@jest/globals';
import { originGuard } from '#functions/platform/http/origin.ts';
import { Problem } from '#functions/platform/http/problem.ts';

const ONE = 'a'.repeat(64);
const TWO = 'b'.repeat(64);
const secret = (current: string, previous = '') => JSON.stringify({ current, previous });

/** Makes a guard over a secret that a test may change, on a clock that it may move. */
function guarded(text: string) {
  const world = { text, at: 0, reads: 0, errors: [] as string[] };
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (message: string) => {
      world.errors.push(message);
    },
  };
  const read = async () => {
    world.reads += 1;
    if (world.text === '') throw new Error('away');
    return world.text;
  };
  return { world, guard: originGuard(read, log, () => world.at) };
}

describe('the default endpoint behind CloudFront', () => {
  it('lets in a request that carries the secret, and reads it once', async () => {
    const { guard, world } = guarded(secret(ONE));
    await guard(ONE);
    await guard(ONE);
    expect(world.reads).toBe(1);
  });

  it('refuses one that came round CloudFront, without it or with another', async () => {
    const { guard } = guarded(secret(ONE));
    for (const header of [undefined, '', TWO, ONE.slice(1), `${ONE}a`]) {
      await expect(guard(header)).rejects.toThrow(Problem);
      await expect(guard(header)).rejects.toMatchObject({ status: 403, code: 'not-by-the-front' });
    }
  });

  it('never takes an empty header for an empty previous secret', async () => {
    const { guard } = guarded(secret(ONE, ''));
    await expect(guard('')).rejects.toThrow(Problem);
  });

  it('lets in both secrets while one is changed for the other', async () => {
    const { guard, world } = guarded(secret(ONE));
    await guard(ONE);
    world.text = secret(TWO, ONE);
    world.at = 120_000;
    await guard(TWO);
    await guard(ONE);
    expect(world.reads).toBe(2);
  });

  it('is not made to read the secret over and over by wrong headers', async () => {
    const { guard, world } = guarded(secret(ONE));
    for (let each = 0; each < 50; each += 1) await expect(guard(TWO)).rejects.toThrow(Problem);
    expect(world.reads).toBe(1);
    world.at = 60_000;
    for (let each = 0; each < 50; each += 1) await expect(guard(TWO)).rejects.toThrow(Problem);
    expect(world.reads).toBe(2);
  });

  it('turns nobody away while the secret cannot be read, and says so', async () => {
    const { guard, world } = guarded('');
    await guard(undefined);
    expect(world.errors).toEqual(['the origin secret cannot be read']);
    world.text = 'not what we wrote';
    world.at = 60_000;
    await guard(undefined);
    expect(world.errors).toHaveLength(2);
    world.text = secret(ONE);
    world.at = 120_000;
    await expect(guard(undefined)).rejects.toThrow(Problem);
  });

  it('does not make each request wait for a secret that cannot be read', async () => {
    const { guard, world } = guarded('');
    for (let each = 0; each < 50; each += 1) await guard(undefined);
    expect(world.reads).toBe(1);
  });

  it('keeps the secret that it knows when it cannot be read again', async () => {
    const { guard, world } = guarded(secret(ONE));
    await guard(ONE);
    world.text = '';
    world.at = 120_000;
    await expect(guard(TWO)).rejects.toThrow(Problem);
    await guard(ONE);
  });
});

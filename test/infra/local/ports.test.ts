import { createServer, type Server } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PORT, freePorts, HOST, PortInUse, portsFrom, requireFree } from '#infra/local/ports.ts';

const listenOn = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(port, HOST, () => resolve(server));
  });

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

describe('the ports of one machine', () => {
  it('are eight neighbours, moved together by --port', () => {
    expect(Object.values(portsFrom(DEFAULT_PORT))).toEqual([4600, 4601, 4602, 4603, 4604, 4605, 4606, 4607]);
    expect(Object.values(portsFrom(5000))).toEqual([5000, 5001, 5002, 5003, 5004, 5005, 5006, 5007]);
  });

  it('are refused with a sentence that names the one in use and what it was wanted for', async () => {
    const ports = await freePorts();
    const other = await listenOn(ports.smtp);
    try {
      await expect(requireFree(ports)).rejects.toThrow(PortInUse);
      await expect(requireFree(ports)).rejects.toThrow(`Port ${ports.smtp}, wanted for the SMTP door, is in use`);
    } finally {
      await close(other);
    }
    await expect(requireFree(ports)).resolves.toBeUndefined();
  });
});
